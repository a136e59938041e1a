import type { AbsenceReason } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import type { Lookup, TweetSource } from "../ports.ts";
import { createAsk } from "./ask.ts";
import { FxStatus, FxTombstone } from "./fxtwitter-schema.ts";
import { fxTweet, tombstoneReasons } from "./fxtwitter-tweet.ts";
import { isSameId, judge, type Rule, rule } from "./rules.ts";

export const fxTwitterRoot = "https://api.fxtwitter.com";

/** FxEmbed's API, version 2. It refuses callers without a User-Agent. */
export function createFxTwitter(root: string): TweetSource & { close(): Promise<void> } {
  const { ask, close } = createAsk("fxtwitter", root);
  return {
    name: "fxtwitter",
    operator: "fxembed",
    close,
    async find(tweetId, signal) {
      const answer = await ask({
        path: `/2/status/${tweetId}`,
        what: `tweet ${tweetId}`,
        signal,
      });
      return judge("fxtwitter", rules, answer, { tweetId, readAt: new Date().toISOString() });
    },
  };
}

const absent = (why: AbsenceReason, evidence: "strong" | "weak"): Lookup => ({
  kind: "absent",
  why,
  evidence,
});

const rules: readonly Rule[] = [
  rule(
    200,
    z.object({ code: z.literal(200), status: FxStatus }),
    ({ status }, { tweetId, readAt }) => {
      // The id of a repost is answered with the original post.
      const isAsked = isSameId(status.id, tweetId) || status.reposted_by !== undefined;
      return isAsked ? { kind: "found", tweet: fxTweet(status, readAt) } : undefined;
    },
  ),
  rule(404, z.object({ code: z.literal(404), status: FxTombstone }), ({ status }, { tweetId }) => {
    if (status.id !== undefined && !isSameId(status.id, tweetId)) return undefined;
    const why = tombstoneReasons[status.reason];
    return absent(why, why === "unavailable" ? "weak" : "strong");
  }),
  // Missing, or their own upstream is down: the same bytes.
  rule(404, z.object({ code: z.literal(404), status: z.null().optional() }), () =>
    absent("unavailable", "weak"),
  ),
  // Without a code it is about the User-Agent.
  rule(401, z.object({ code: z.literal(401) }), () => absent("protected", "strong")),
  // Ids of one digit are none to them.
  rule(400, z.object({ code: z.literal(400) }), () => absent("unavailable", "weak")),
];
