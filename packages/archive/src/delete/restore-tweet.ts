import { RetryableError } from "@memory/shared/errors";
import type { RestoreOutcome, TweetKey } from "../archive.ts";
import { changeClaim } from "../change-claim.ts";
import type { Content } from "../choose-transition.ts";
import type { Asked } from "../compare-asked.ts";
import type { Claim } from "../rows/claim.ts";
import { daysInTrash } from "../rows/item.ts";
import type { Stores } from "../stores/stores.ts";
import { hadItem, isSaveUnderWay } from "./save-under-way.ts";

/**
 * Turns the claim back to kept if there is a tweet to bring back. A claim that is kept already takes
 * the newer press, so that an older wish to delete is ignored.
 */
export async function restoreTweet(
  key: TweetKey,
  { at, updateId }: Asked,
  stores: Stores,
  now: number,
): Promise<RestoreOutcome> {
  const content = (claim: Claim) => findContent(claim, stores, now);
  const wish = { wanted: { AskedAt: at, UpdateID: updateId }, content };
  const changed = await changeClaim("restore", key, wish, stores.claims);
  if (changed === undefined) throw new Error(`the claim on tweet ${key.tweetId} keeps changing`);
  if (changed.outcome !== "not-yet") return changed.outcome;
  throw new RetryableError(`tweet ${key.tweetId} is neither here nor there yet`, {
    retryAfterSeconds: 1,
  });
}

/**
 * Reads the trash first. A concurrent restore writes Tweets before it clears the trash, so the item
 * cannot be missed in both.
 */
async function findContent(
  claim: Claim,
  { keptTweets, trashedTweets }: Stores,
  now: number,
): Promise<Content> {
  const { ChangedAt, DeletedAt = ChangedAt } = claim;
  const isLongAgo = now - Date.parse(DeletedAt) > daysInTrash * 86_400_000;
  if (claim.PurgedAt !== undefined) return isLongAgo ? "expired" : "lost";
  const trashed = await trashedTweets.find(claim);
  const kept = await keptTweets.find(claim);
  if (kept?.TweetID === claim.TweetID) return "found";
  if (trashed !== undefined) {
    return (trashed.expires ?? Infinity) * 1000 < now ? "expired" : "found";
  }
  if (hadItem(claim) && isSaveUnderWay(claim, now)) return "still coming";
  return isLongAgo ? "expired" : "lost";
}
