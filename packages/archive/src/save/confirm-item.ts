import type { Claim } from "../rows/claim.ts";
import type { Stores } from "../stores/stores.ts";

/**
 * Reads the claim again after its item was put. If it has changed, the item is removed, so that a
 * deleted tweet stays deleted, and undefined is returned.
 */
export async function confirmItem(
  claim: Claim,
  { claims, keptTweets, trashedTweets }: Stores,
): Promise<Claim | undefined> {
  const now = await claims.find({ userId: claim.UserID, tweetId: claim.TweetID });
  const isAtSamePlace = now?.Timestamp === claim.Timestamp;
  if (now?.State === "kept" && isAtSamePlace) return now;
  const isTrashed = now?.State === "trashed" && isAtSamePlace;
  // A deletion that is still under way moves the item itself.
  const movesItself = isTrashed && !(await trashedTweets.isPlaceTaken(claim));
  if (!movesItself) await keptTweets.takeBack(claim, now?.ChangedAt ?? claim.ChangedAt);
  return undefined;
}
