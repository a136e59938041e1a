import type { Claim } from "../rows/claim.ts";
import type { Stores } from "../stores/stores.ts";

/** What the item at a claim's place holds, as `findContent` of kept tweets returns it. */
export type ItemRead = Awaited<ReturnType<Stores["keptTweets"]["findContent"]>>;

/**
 * What the item at the claim's place holds, with the whole tweet from TweetsParts if the item holds
 * only a part of it. If the parts are lost, the tweet is what the item holds, whose `missing` tells
 * what it lacks.
 */
export async function readContent(
  claim: Claim,
  { keptTweets, parts }: Pick<Stores, "keptTweets" | "parts">,
): Promise<ItemRead> {
  let read: ItemRead;
  // Read twice, because the parts are erased if the item is renewed between the item and its parts.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    read = await keptTweets.findContent(claim);
    if (read?.parts === undefined || read.tweetId !== claim.TweetID) return read;
    const tweet = await parts.find(claim, read.parts);
    if (tweet !== undefined) return { ...read, tweet };
  }
  return read;
}
