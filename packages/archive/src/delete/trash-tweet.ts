import type { TrashOutcome, TweetKey } from "../archive.ts";
import { changeClaim } from "../change-claim.ts";
import type { Stores } from "../stores/stores.ts";

/**
 * Turns the claim to trashed. A claim that is trashed already takes the newer time, so that a wish to
 * restore from between the two that arrives late is ignored.
 */
export async function trashTweet(
  key: TweetKey,
  askedAt: string,
  { claims }: Pick<Stores, "claims">,
): Promise<TrashOutcome> {
  const changed = await changeClaim("trash", key, { wanted: { ChangedAt: askedAt } }, claims);
  if (changed === undefined) throw new Error(`the claim on tweet ${key.tweetId} keeps changing`);
  return changed.outcome;
}
