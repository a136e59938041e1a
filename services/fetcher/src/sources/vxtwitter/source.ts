import { Url } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import type { TweetSource } from "../../ports.ts";
import { type Answer, type Ask, createAsk } from "../http/ask.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import { VxTweet } from "./schema.ts";
import { repostedId, vxTweet } from "./tweet.ts";

export const vxTwitterRoot = "https://api.vxtwitter.com";

/**
 * BetterTwitFix's API. Whatever it cannot show it answers with a page and status 200, so it never says
 * of a post that there is none.
 */
export const vxTwitter = (ask: Ask): TweetSource => ({
  name: "vxtwitter",
  operator: "vxtwitter",
  deniesNothing: true,
  async find(tweetId, signal) {
    const askFor = (id: string) => ask({ path: `/i/status/${id}`, what: `tweet ${id}`, signal });
    const told = await askFor(tweetId);
    const originalId = lackingOriginal(told);
    const answer = originalId === undefined ? told : withOriginal(told, await askFor(originalId));
    return judge("vxtwitter", rules, answer, { tweetId, readAt: answer.readAt });
  },
});

export function createVxTwitter(root: string): TweetSource & { close(): Promise<void> } {
  const { ask, close } = createAsk("vxtwitter", root);
  return { ...vxTwitter(ask), close };
}

const rules: readonly Rule[] = [
  rule(200, VxTweet, (found, { tweetId, readAt }) => {
    if (!isSameId(found.tweetID, tweetId)) return undefined;
    const tweet = vxTweet(found, readAt);
    return tweet && { kind: "found", tweet };
  }),
];

const Repost = z.object({ retweetURL: Url, retweet: z.null().optional() });

/** At times they give of a repost no more than where its original is. */
function lackingOriginal({ json }: Answer): string | undefined {
  const { data } = Repost.safeParse(json);
  return data && repostedId(data.retweetURL);
}

/** As if they had given it at once. */
const withOriginal = (repost: Answer, original: Answer): Answer => ({
  ...repost,
  json: { ...Object(repost.json), retweet: original.json },
});
