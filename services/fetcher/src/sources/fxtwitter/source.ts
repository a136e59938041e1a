import type { AbsenceReason } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import type { Lookup, TweetSource } from "../../ports.ts";
import { type Answer, type Ask, createAsk } from "../http/ask.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import { FxStatus, FxThread, FxTombstone } from "./schema.ts";
import { tombstoneReasons } from "./tombstone.ts";
import { fxTweet } from "./tweet.ts";

export const fxTwitterRoot = "https://api.fxtwitter.com";

/** FxEmbed's API, version 2. It refuses callers without a User-Agent. */
export function createFxTwitter(root: string): TweetSource & { close(): Promise<void> } {
  const { ask, close } = createAsk("fxtwitter", root);
  return { ...fxTwitter(ask), close };
}

/** The same over any way of asking, kept answers included. */
export function fxTwitter(ask: Ask): TweetSource {
  return {
    name: "fxtwitter",
    operator: "fxembed",
    async find(tweetId, signal) {
      const askFor = (kind: "thread" | "status") =>
        ask({ path: `/2/${kind}/${tweetId}`, what: `tweet ${tweetId}`, signal });
      // One call gives the post and its author's chain.
      const told = await askFor("thread");
      const answer = isUnknown(told) ? await askFor("status") : told;
      return judge("fxtwitter", rules, answer, { tweetId, readAt: answer.readAt });
    },
  };
}

/** They know no such post, or no such route. A tombstone is their last word. */
const isUnknown = ({ status, json }: Answer): boolean =>
  status === 404 && !z.object({ status: FxTombstone }).safeParse(json).success;

const absent = (why: AbsenceReason, evidence: "strong" | "weak"): Lookup => ({
  kind: "absent",
  why,
  evidence,
});

const rules: readonly Rule[] = [
  rule(
    200,
    z.object({ code: z.literal(200), status: FxStatus, thread: FxThread }),
    ({ status, thread }, { tweetId, readAt }) => {
      // The id of a repost is answered with the original post.
      const isAsked = isSameId(status.id, tweetId) || status.reposted_by !== undefined;
      return isAsked ? { kind: "found", tweet: fxTweet(status, thread, readAt) } : undefined;
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
