import { z } from "zod";
import { absent } from "../absent.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import type { SourceDefinition } from "../source.ts";
import { SyndicationTombstone, SyndicationTweet } from "./schema.ts";
import { tombstoneReason } from "./tombstone.ts";
import { syndicationTweet } from "./tweet.ts";

/**
 * The undocumented API behind X's embedded tweets. It denies tweets that exist to throttled
 * callers.
 */
export const syndication: SourceDefinition = {
  name: "syndication",
  title: "syndication",
  operator: "x",
  root: "https://cdn.syndication.twimg.com",
  rootVariable: "SYNDICATION_API_ROOT",
  limits: { perSecond: 1, burst: 5, inFlight: 2 },
  gives: ["quote", "media", "poll", "reply-context", "card"],
  evidence: { denials: "needs-canary" },
  create: (ask) => async (tweetId, signal) => {
    const token = syndicationToken(tweetId);
    const query = new URLSearchParams({ id: tweetId, token, lang: "en" });
    const answer = await ask({ path: `/tweet-result?${query}`, tweetId, signal });
    return judge("syndication", rules, answer, { tweetId, readAt: answer.readAt });
  },
};

/** Computed as in X's own embed script, which relies on the precision that `Number` loses. */
export const syndicationToken = (tweetId: string): string =>
  ((Number(tweetId) / 1e15) * Math.PI).toString(36).replace(/(0+|\.)/g, "");

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
  // The tweet is gone or sensitive, or this caller is throttled.
  rule(404, "any body", () => absent("unavailable", "weak")),
  rule(200, z.strictObject({}), () => absent("unavailable", "weak")),
  // The id is above 2^63.
  rule(400, z.object({ error: z.literal("Bad request.") }), () => absent("unavailable", "weak")),
];
