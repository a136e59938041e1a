import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetKey } from "../archive.ts";
import type { Claim } from "../rows/claim.ts";
import type { Stores } from "../stores/stores.ts";
import { readContent } from "./read-content.ts";

export async function findKept(
  key: TweetKey,
  stores: Pick<Stores, "claims" | "keptTweets" | "parts">,
): Promise<{ claim: Claim; tweet: Tweet } | undefined> {
  const claim = await stores.claims.find(key);
  if (claim?.State !== "kept") return undefined;
  const { tweet } = (await readContent(claim, stores)) ?? {};
  return tweet?.id === key.tweetId ? { claim, tweet } : undefined;
}
