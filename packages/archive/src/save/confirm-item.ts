import { originKey } from "@memory/shared/contracts/origin";
import type { Claim } from "../rows/claim.ts";
import type { PartsRef } from "../rows/part.ts";
import type { Stores } from "../stores/stores.ts";
import { expiresAfter } from "../stores/trashed-tweets.ts";

/**
 * Reads the claim again after its item was put. If it has changed, the item is removed, so that a
 * deleted tweet stays deleted, and undefined is returned.
 */
export async function confirmItem(claim: Claim, stores: Stores): Promise<Claim | undefined> {
  const { claims, keptTweets, trashedTweets } = stores;
  const now = await claims.find({ userId: claim.UserID, tweetId: claim.TweetID });
  const isAtSamePlace = now?.Timestamp === claim.Timestamp;
  if (now?.State === "kept" && isAtSamePlace) return now;
  const isTrashed = now?.State === "trashed" && isAtSamePlace;
  // If a deletion has not moved an item yet, it will move this one.
  const isPurged = now?.PurgedAt !== undefined;
  const deletionWillMoveIt = isTrashed && !isPurged && !(await trashedTweets.isPlaceTaken(claim));
  if (deletionWillMoveIt) return undefined;
  const taken = await keptTweets.takeBack(claim, now?.ChangedAt ?? claim.ChangedAt);
  await letPartsGo(claim, taken?.Parts, now, stores);
  return undefined;
}

/**
 * Deliveries of one save write the same parts, so an item in the trash, or one that is still to come,
 * may name them too. Then they expire with the trash if the tweet is deleted, and stay if it is kept.
 */
async function letPartsGo(
  claim: Claim,
  taken: PartsRef | undefined,
  now: Claim | undefined,
  { parts }: Stores,
): Promise<void> {
  const isOfThisSave = now !== undefined && originKey(now.Origin) === originKey(claim.Origin);
  const isPurged = now?.PurgedAt !== undefined;
  if (!isOfThisSave || isPurged) await parts.erase(claim, taken);
  else if (now.State === "trashed") await parts.expire(now, taken, expiresAfter(now));
}
