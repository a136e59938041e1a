import type { AbsenceReason } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import type { Lookup, TweetSource } from "../../ports.ts";
import { type Ask, createAsk } from "../http/ask.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import { SyndicationTombstone, SyndicationTweet } from "./schema.ts";
import { tombstoneReason } from "./tombstone.ts";
import { syndicationTweet } from "./tweet.ts";

export const syndicationRoot = "https://cdn.syndication.twimg.com";

/** What X's embedded tweets are made from. Undocumented; throttled callers get negatives for live posts. */
export function createSyndication(root: string): TweetSource & { close(): Promise<void> } {
  const { ask, close } = createAsk("syndication", root);
  return { ...syndication(ask), close };
}

/** The same over any way of asking, kept answers included. */
export function syndication(ask: Ask): TweetSource {
  return {
    name: "syndication",
    operator: "x",
    async find(tweetId, signal) {
      const query = new URLSearchParams({
        id: tweetId,
        token: syndicationToken(tweetId),
        lang: "en",
      });
      const answer = await ask({
        path: `/tweet-result?${query}`,
        what: `tweet ${tweetId}`,
        signal,
      });
      return judge("syndication", rules, answer, { tweetId, readAt: answer.readAt });
    },
  };
}

/** As X's own embed script computes it; the precision that `Number` loses is part of it. */
export const syndicationToken = (tweetId: string): string =>
  ((Number(tweetId) / 1e15) * Math.PI).toString(36).replace(/(0+|\.)/g, "");

const absent = (why: AbsenceReason, evidence: "strong" | "weak"): Lookup => ({
  kind: "absent",
  why,
  evidence,
});

const rules: readonly Rule[] = [
  rule(200, SyndicationTombstone, (tombstone) => {
    const why = tombstoneReason(tombstone);
    return absent(why, why === "unavailable" ? "weak" : "strong");
  }),
  rule(200, SyndicationTweet, (found, { tweetId, readAt }) => {
    if (!isSameId(found.id_str, tweetId)) return undefined;
    const tweet = syndicationTweet(found, readAt);
    return tweet === undefined ? absent("unavailable", "weak") : { kind: "found", tweet };
  }),
  // Gone, or this caller is throttled, or the post is sensitive.
  rule(404, "any body", () => absent("unavailable", "weak")),
  rule(200, z.strictObject({}), () => absent("unavailable", "weak")),
  // An id beyond 2^63.
  rule(400, z.object({ error: z.literal("Bad request.") }), () => absent("unavailable", "weak")),
];
