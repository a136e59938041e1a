import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { applyEvent } from "../change-claim.ts";
import { later } from "../later.ts";
import type { Claim } from "../rows/claim.ts";
import type { Item } from "../rows/item.ts";
import { firstRevision } from "../stores/kept-tweets.ts";
import type { Stores } from "../stores/stores.ts";
import { confirmItem } from "./confirm-item.ts";
import { contentFor, fitsItem, type ItemContent } from "./item-content.ts";
import { readContent } from "./read-content.ts";
import { renewItem } from "./renew-item.ts";

/**
 * A person learns of a new claim only after its item is written; within this time it cannot have
 * been deleted, so no second read is needed.
 */
const soonMs = 500;

/** Where an item comes from. */
export type ItemSource = Pick<TweetRequested, "purpose" | "from"> & {
  readonly link: { readonly url: string };
};

export type PutRequest = {
  readonly request: ItemSource;
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
export async function putItem(put: PutRequest, stores: Stores): Promise<Put | undefined> {
  const { request, tweet, claim, isNew, moves } = put;
  const startedAt = performance.now();
  if (await putNew(put, stores)) {
    const isSurelyCurrent = isNew && performance.now() - startedAt < soonMs;
    const confirmed = isSurelyCurrent ? claim : await confirmItem(claim, stores);
    return confirmed && { claim: confirmed, tweet };
  }
  const there = await readContent(claim, stores);
  if (there === undefined) return undefined;
  if (there.tweetId === claim.TweetID) return renewItem({ request, tweet, claim, there }, stores);
  const wanted = { Timestamp: later(claim.Timestamp, moveMs(moves)) };
  const moved = await applyEvent("move-saved", claim, { wanted }, stores.claims);
  if (moved?.claim === undefined) return undefined;
  return putItem({ request, tweet, claim: moved.claim, isNew: false, moves: moves + 1 }, stores);
}

/** False if an item is there already. Then no parts are written in vain, unless the claim is new. */
async function putNew({ request, tweet, claim, isNew }: PutRequest, { keptTweets, parts }: Stores) {
  if (!isNew && !fitsItem(tweet) && (await keptTweets.find(claim)) !== undefined) return false;
  const content = await contentFor(tweet, { claim, revision: firstRevision }, parts);
  return keptTweets.put(claim, newItem(request, content, claim));
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

export const newItem = (request: ItemSource, content: ItemContent, claim: Claim): Item => ({
  UserID: claim.UserID,
  Timestamp: claim.Timestamp,
  TweetID: claim.TweetID,
  ...content,
  Revision: firstRevision,
  URL: request.link.url,
  From: request.from,
  ChangedAt: claim.ChangedAt,
});
