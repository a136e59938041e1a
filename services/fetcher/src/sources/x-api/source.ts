import type { AbsenceReason } from "@memory/shared/contracts/tweet";
import type { Log } from "@memory/shared/process/log";
import type { Lookup, TweetSource } from "../../ports.ts";
import type { Ask } from "../http/ask.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import { createXAsk } from "./ask.ts";
import { problemOfAsked } from "./problems.ts";
import { postsPath } from "./query.ts";
import { XBody } from "./schema.ts";
import { xTweet } from "./tweet.ts";

export const xApiRoot = "https://api.x.com";

/** X's own API, version 2: paid by the post, and the only one whose negatives can be relied upon. */
export const xApi = (ask: Ask): TweetSource => ({
  name: "x-api",
  operator: "x",
  async find(tweetId, signal) {
    // One bad id would spoil the request for all who share it.
    const id = BigInt(tweetId);
    if (id < 1n || id >= 2n ** 63n) return absent("unavailable", "weak");
    const path = postsPath([String(id)]);
    const answer = await ask({ path, what: `tweet ${tweetId}`, signal });
    return judge("x-api", rules, answer, { tweetId, readAt: answer.readAt });
  },
});

export function createXApi(options: {
  readonly root: string;
  readonly bearer: string;
  readonly log: Log;
}): TweetSource & { close(): Promise<void> } {
  const { ask, close } = createXAsk(options);
  return { ...xApi(ask), close };
}

const absent = (why: AbsenceReason, evidence: "strong" | "weak"): Lookup => ({
  kind: "absent",
  why,
  evidence,
});

const rules: readonly Rule[] = [
  rule(200, XBody, (body, { tweetId, readAt }) => {
    const found = body.data.find(({ id }) => isSameId(id, tweetId));
    if (found?.withheld?.copyright) return absent("withheld", "strong");
    const tweet = found && xTweet(found, body, readAt);
    if (tweet !== undefined) return { kind: "found", tweet };
    const why = problemOfAsked(body.errors, tweetId);
    return why && absent(why, "strong");
  }),
];
