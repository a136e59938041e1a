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
  // If a deletion has not moved an item yet, it will move this one.
  const deletionWillMoveIt = isTrashed && !(await trashedTweets.isPlaceTaken(claim));
  if (!deletionWillMoveIt) await keptTweets.takeBack(claim, now?.ChangedAt ?? claim.ChangedAt);
  return undefined;
}
