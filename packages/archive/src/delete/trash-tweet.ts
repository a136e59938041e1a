import type { TrashOutcome, TweetKey } from "../archive.ts";
import { changeClaim } from "../change-claim.ts";
import type { Asked } from "../compare-asked.ts";
import type { Stores } from "../stores/stores.ts";

/**
 * Turns the claim to trashed. A claim that is trashed already takes the newer press, so that a wish to
 * restore from between the two that arrives late is ignored.
 */
export async function trashTweet(
  key: TweetKey,
  { at, updateId }: Asked,
  { claims }: Pick<Stores, "claims">,
): Promise<TrashOutcome> {
  const wanted = { AskedAt: at, UpdateID: updateId };
  const changed = await changeClaim("trash", key, { wanted }, claims);
  if (changed === undefined) throw new Error(`the claim on tweet ${key.tweetId} keeps changing`);
  return changed.outcome;
}
