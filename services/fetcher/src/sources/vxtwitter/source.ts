import { Url } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import type { Answer } from "../http/answer.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import type { SourceDefinition } from "../source.ts";
import { VxTweet } from "./schema.ts";
import { repostedId, vxTweet } from "./tweet.ts";

/**
 * BetterTwitFix's API. It answers with a page and status 200 for everything that it cannot show, so
 * it never denies a tweet.
 */
export const vxTwitter: SourceDefinition = {
  name: "vxtwitter",
  title: "vxtwitter",
  operator: "vxtwitter",
  root: "https://api.vxtwitter.com",
  rootVariable: "VXTWITTER_API_ROOT",
  limits: { perSecond: 0.5, burst: 1, inFlight: 1 },
  gives: ["text", "quote", "media", "poll", "community-note"],
  evidence: { denials: "none", showsDeleted: true },
  create: (ask) => async (tweetId, signal) => {
    const askFor = (id: string) => ask({ path: `/i/status/${id}`, tweetId: id, signal });
    const first = await askFor(tweetId);
    const originalId = lackingOriginal(first);
    const answer = originalId === undefined ? first : withOriginal(first, await askFor(originalId));
    return judge("vxtwitter", rules, answer, { tweetId, readAt: answer.readAt });
  },
};

const rules: readonly Rule[] = [
  rule(200, VxTweet, (found, { tweetId, readAt }) => {
    if (!isSameId(found.tweetID, tweetId)) return undefined;
    const tweet = vxTweet(found, readAt);
    return tweet && { kind: "found", tweet };
  }),
];

const Repost = z.object({ retweetURL: Url, retweet: z.null().optional() });

/** The original's id, if they answered a repost without its original, as they do at times. */
function lackingOriginal({ json }: Answer): string | undefined {
  const { data } = Repost.safeParse(json);
  return data && repostedId(data.retweetURL);
}

/** The answer as it would be if they had included the original. */
const withOriginal = (repost: Answer, original: Answer): Answer => ({
  ...repost,
  json: { ...Object(repost.json), retweet: original.json },
});
