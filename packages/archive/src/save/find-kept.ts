import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetKey } from "../archive.ts";
import type { Claim } from "../rows/claim.ts";
import type { Stores } from "../stores/stores.ts";

export async function findKept(
  key: TweetKey,
  { claims, keptTweets }: Pick<Stores, "claims" | "keptTweets">,
): Promise<{ claim: Claim; tweet: Tweet } | undefined> {
  const claim = await claims.find(key);
  if (claim?.State !== "kept") return undefined;
  const { tweet } = (await keptTweets.findContent(claim)) ?? {};
  return tweet?.id === key.tweetId ? { claim, tweet } : undefined;
}
