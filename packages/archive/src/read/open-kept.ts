import type { Kept, KeptWhole, TweetKey } from "../archive.ts";
import type { Stores } from "../stores/stores.ts";
import { keptOf } from "./kept-only.ts";

/**
 * A kept tweet, whole. If its parts are lost, the tweet is what the item holds, whose `missing` tells
 * what it lacks.
 */
export async function openKept(key: TweetKey, stores: Stores): Promise<KeptWhole | undefined> {
  const claim = await stores.claims.find(key);
  if (claim?.State !== "kept") return undefined;
  let kept: Kept | undefined;
  // Read twice, because the parts are erased if the item is renewed between the item and its parts.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    kept = keptOf(claim, await stores.keptTweets.findItem(claim));
    if (kept?.item.Parts === undefined) break;
    const tweet = await stores.parts.find(claim, kept.item.Parts);
    if (tweet !== undefined) return { ...kept, tweet };
  }
  return kept && { ...kept, tweet: kept.item.Tweet };
}
