import { json } from "../answer.ts";
import { linkTo, type SampleAbsence, type SampleTweet } from "../samples/sample.ts";
import { oembedHtml } from "./oembed-html.ts";
import type { SourceStandIn } from "./source.ts";

const notFound = json(404, { error: "Sorry, that page does not exist" });

export const oembed: SourceStandIn = {
  read({ path, query: { url = "" } }) {
    const [, id] =
      /^https:\/\/(?:x|twitter)\.com\/\w+\/status\/(\d{1,20})(?:[?#]|$)/.exec(url) ?? [];
    return path !== "oembed" || id === undefined ? notFound : { ids: [id] };
  },
  render: (sample) => (sample.kind === "tweet" ? json(200, embed(sample)) : absence(sample)),
  unknown: () => notFound,
  tooMany: json(429, { errors: [{ code: 88, message: "Rate limit exceeded" }] }),
  realUrl: (id) =>
    `https://publish.x.com/oembed?url=${encodeURIComponent(`https://x.com/i/status/${id}`)}&omit_script=1&dnt=true&hide_thread=1&lang=en`,
};

const embed = (sample: SampleTweet) => ({
  url: linkTo(sample),
  author_name: sample.by.name,
  author_url: `https://x.com/${sample.by.handle}`,
  html: oembedHtml(sample),
  width: 550,
  height: null,
  type: "rich",
  cache_age: "3153600000",
  provider_name: "X",
  provider_url: "https://x.com",
  version: "1.0",
});

const absence = ({ why, handle, id }: SampleAbsence) =>
  why === "deleted"
    ? notFound
    : json(403, {
        error: "Sorry, you are not authorized to see this status.",
        request: `/oembed?url=${encodeURIComponent(`https://x.com/${handle}/status/${id}`)}`,
      });
