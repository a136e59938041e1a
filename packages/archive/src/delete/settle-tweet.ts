import { RetryableError } from "@memory/shared/errors";
import type { TweetKey } from "../archive.ts";
import { type Asked, compareAsked } from "../compare-asked.ts";
import type { Claim } from "../rows/claim.ts";
import type { Stores } from "../stores/stores.ts";
import { again, moveItem } from "./move-item.ts";
import { hadItem, isSaveUnderWay } from "./save-under-way.ts";

const maxRounds = 12;

/** Moves the item to where the claim says; see `Archive.settle`. */
export async function settleTweet(
  key: TweetKey,
  asked: Asked,
  stores: Stores,
  now: () => number,
): Promise<Claim | undefined> {
  const { claim, hasItem } = await settleItem(key, stores);
  if (claim === undefined || hasItem) return claim;
  if (compareAsked(asked, claim) === "same time" && hadItem(claim)) assertNoneComes(claim, now());
  return claim;
}

type Settled = {
  readonly claim: Claim | undefined;
  /** False when there is no item: its save is under way, or its content never came. */
  readonly hasItem: boolean;
};

/**
 * May run any number of times, also in several processes at once: an item is removed only while it is
 * older than a copy that was just written to the other table, so the copy of the newest change always
 * stays; and a run that finds the claim changed at its end follows the change.
 */
export async function settleItem(key: TweetKey, stores: Stores): Promise<Settled> {
  let claim = await stores.claims.find(key);
  for (let round = 0; round < maxRounds; round += 1) {
    if (claim === undefined) return { claim, hasItem: false };
    const hasItem = await moveItem(claim, stores);
    const now = await stores.claims.find(key);
    if (hasItem !== again && isSame(claim, now)) return { claim, hasItem };
    claim = now;
  }
  throw new Error(`the rows of tweet ${key.tweetId} keep changing`);
}

const isSame = (before: Claim, now: Claim | undefined): boolean =>
  before.State === now?.State &&
  before.ChangedAt === now.ChangedAt &&
  before.Timestamp === now.Timestamp;

/**
 * Called without an item: throws a RetryableError while a save may still write it, an Error if a
 * restored tweet has none after that.
 */
function assertNoneComes(claim: Claim, now: number): void {
  const { TweetID, State } = claim;
  if (isSaveUnderWay(claim, now)) {
    throw new RetryableError(`the item of tweet ${TweetID} is still to come`, {
      retryAfterSeconds: 1,
    });
  }
  if (State === "kept") throw new Error(`tweet ${TweetID} was to be restored and is nowhere`);
}
