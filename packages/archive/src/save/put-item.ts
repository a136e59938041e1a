import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { applyEvent } from "../change-claim.ts";
import { later } from "../later.ts";
import type { Claim } from "../rows/claim.ts";
import { contentOf, type Item } from "../rows/item.ts";
import type { Stores } from "../stores/stores.ts";
import { confirmItem } from "./confirm-item.ts";
import { renewItem } from "./renew-item.ts";

/**
 * A person learns of a new claim only after its item is written; within this time it cannot have
 * been deleted, so no second read is needed.
 */
const soonMs = 500;

export type PutRequest = {
  readonly request: TweetRequested;
  readonly tweet: Tweet;
  readonly claim: Claim;
  /** The claim was created just now. */
  readonly isNew: boolean;
  /** How often the claim's `Timestamp` was found taken by another tweet and moved on. */
  readonly moves: number;
};
/** The tweet as it is kept, and its claim as it is now. */
export type Put = { readonly claim: Claim; readonly tweet: Tweet };

/** Puts the item where the claim says if it is not there; undefined when the claim changed. */
export async function putItem(
  { request, tweet, claim, isNew, moves }: PutRequest,
  stores: Stores,
): Promise<Put | undefined> {
  const { claims, keptTweets } = stores;
  const startedAt = performance.now();
  if (await keptTweets.put(claim, newItem(request, tweet, claim))) {
    const isSurelyCurrent = isNew && performance.now() - startedAt < soonMs;
    const confirmed = isSurelyCurrent ? claim : await confirmItem(claim, stores);
    return confirmed && { claim: confirmed, tweet };
  }
  const there = await keptTweets.findContent(claim);
  if (there === undefined) return undefined;
  if (there.tweetId === claim.TweetID) return renewItem({ request, tweet, claim, there }, stores);
  const wanted = { Timestamp: later(claim.Timestamp, moveMs(moves)) };
  const moved = await applyEvent("move-saved", claim, { wanted }, claims);
  if (moved?.claim === undefined) return undefined;
  return putItem({ request, tweet, claim: moved.claim, isNew: false, moves: moves + 1 }, stores);
}

const nearMoves = 3;

/**
 * Moves by 1 ms three times, then by a random distance up to 16, 256, 4096 ms, because in a flood
 * the neighbouring milliseconds are taken.
 */
const moveMs = (moves: number): number => {
  const reach = 16 ** Math.min(Math.max(0, moves - nearMoves + 1), 3);
  return 1 + Math.floor(Math.random() * reach);
};

const newItem = (request: TweetRequested, tweet: Tweet, claim: Claim): Item => ({
  UserID: claim.UserID,
  Timestamp: claim.Timestamp,
  TweetID: claim.TweetID,
  ...contentOf(tweet),
  Revision: 1,
  URL: request.link.url,
  From: request.from,
  ChangedAt: claim.ChangedAt,
});
