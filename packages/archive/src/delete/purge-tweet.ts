import type { PurgeOutcome, TweetKey } from "../archive.ts";
import { changeClaim } from "../change-claim.ts";
import type { EraseUnkept } from "../stores/keepers.ts";
import type { Stores } from "../stores/stores.ts";
import { settleItem } from "./settle-tweet.ts";

/**
 * Marks the claim first, so that nobody brings back what is being removed. A deletion under way is finished
 * before, and the item goes last, so that a repetition after a crash finds what is left.
 */
export async function purgeTweet(
  key: TweetKey,
  stores: Stores,
  eraseUnkept: EraseUnkept,
): Promise<PurgeOutcome> {
  const { claims, keepers, trashedTweets, parts } = stores;
  const wanted = { PurgedAt: new Date(claims.now()).toISOString() };
  const changed = await changeClaim("purge", key, { wanted }, claims);
  if (changed === undefined) throw new Error(`the claim on tweet ${key.tweetId} keeps changing`);
  if (changed.outcome !== "purged") return changed.outcome;
  const { claim } = await settleItem(key, stores);
  if (claim?.PurgedAt === undefined) return "kept";
  await keepers.letGo(key, claims, eraseUnkept);
  await parts.purge(claim);
  await trashedTweets.purge(claim);
  return "purged";
}
