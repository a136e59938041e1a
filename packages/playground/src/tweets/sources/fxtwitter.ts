import { json } from "../answer.ts";
import type { SampleAbsence } from "../samples/sample.ts";
import { fxAuthor, fxStatus } from "./fxtwitter-status.ts";
import type { SourceStandIn } from "./source.ts";

const identifyYourself =
  "You must identify yourself with a User-Agent header in order to use the FxTwitter API.";

/** Gives the author's thread with every post of it, even if only the post was asked for. */
export const fxtwitter: SourceStandIn = {
  read({ path, userAgent }) {
    if (userAgent === "") return json(401, { error: identifyYourself });
    const [, written] = /^2\/(?:status|thread)\/([^/]+)$/.exec(path) ?? [];
    if (written === undefined) return json(404, { code: 404, message: "NOT_FOUND" });
    return /^\d{2,20}$/.test(written)
      ? { ids: [written] }
      : json(400, { code: 400, message: "BAD_REQUEST" });
  },
  render: (sample) =>
    sample.kind === "tweet"
      ? json(200, {
          status: fxStatus(sample),
          thread: sample.thread?.map(fxStatus) ?? null,
          author: fxAuthor(sample.by),
          code: 200,
        })
      : json(404, { status: tombstone(sample), thread: null, author: null, code: 404 }),
  unknown: () => json(404, { status: null, thread: null, author: null, code: 404 }),
  tooMany: json(429, { code: 429, message: "TOO_MANY_REQUESTS" }),
  realUrl: (id, { path }) =>
    `https://api.fxtwitter.com/2/${path.startsWith("2/thread/") ? "thread" : "status"}/${id}`,
};

const words: Record<SampleAbsence["why"], { reason: string; message: string }> = {
  deleted: { reason: "deleted", message: "This post is deleted" },
  protected: { reason: "private", message: "This post is from a private account" },
};

const tombstone = ({ id, why }: SampleAbsence) => ({
  type: "tombstone",
  provider: "twitter",
  ...words[why],
  id,
  url: `https://x.com/i/status/${id}`,
});
