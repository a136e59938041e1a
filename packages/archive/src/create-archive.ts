import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Archive } from "./archive.ts";
import { purgeTweet } from "./delete/purge-tweet.ts";
import { restoreTweet } from "./delete/restore-tweet.ts";
import { settleTweet } from "./delete/settle-tweet.ts";
import { trashTweet } from "./delete/trash-tweet.ts";
import { claimsThatStay } from "./forget/claims-that-stay.ts";
import { createForgotten } from "./forgotten.ts";
import { noteGone } from "./gone/note-gone.ts";
import { labelTweet } from "./label/label-tweet.ts";
import { putBack } from "./put-back/put-back.ts";
import { listKept } from "./read/list-kept.ts";
import { listTrashed } from "./read/list-trashed.ts";
import { openAll } from "./read/open-all.ts";
import { openKept } from "./read/open-kept.ts";
import { openTrashed } from "./read/open-trashed.ts";
import { findKept } from "./save/find-kept.ts";
import { holdLink, releaseLink } from "./save/hold-link.ts";
import { keepTweet } from "./save/keep-tweet.ts";
import { mentionTweet } from "./save/mention-tweet.ts";
import type { EraseUnkept } from "./stores/keepers.ts";
import { createStores } from "./stores/stores.ts";
import type { Tables } from "./tables.ts";

/**
 * The archive in DynamoDB, without transactions: the claim decides, the item follows. `now` (Unix ms)
 * stamps changes, and tells how old a deletion is. `eraseUnkept` is needed by whoever calls `purge`.
 */
export function createArchive(
  client: DynamoDBClient,
  tables: Tables,
  now: () => number = Date.now,
  eraseUnkept: EraseUnkept = nothingToErase,
): Archive {
  const stores = createStores(client, tables, now);
  const forgotten = createForgotten(client, tables, now);
  return {
    keep(request, tweet) {
      const asked = { at: request.requestedAt, updateId: request.updateId };
      const claims = claimsThatStay(stores.claims, forgotten, asked);
      return keepTweet(request, tweet, { ...stores, claims });
    },
    hold: (request, tweetId) => holdLink(request, tweetId, stores),
    release: (request, tweetId) => releaseLink(request, tweetId, stores),
    trash: (key, asked) => trashTweet(key, asked, stores),
    restore: (key, asked) => restoreTweet(key, asked, stores, now()),
    settle: (key, asked) => settleTweet(key, asked, stores, now),
    mention: (key, origin) => mentionTweet(key, origin, stores),
    putBack: (entry, asked) => putBack(entry, asked, stores),
    purge: (key) => purgeTweet(key, stores, eraseUnkept),
    label: (key, change, asked) => labelTweet(key, change, asked, stores),
    noteGone: (key, goneAt) => noteGone(key, goneAt, stores),
    find: (key) => stores.claims.find(key),
    findKept: (key) => findKept(key, stores),
    trashed: (query) => listTrashed(query, stores, now()),
    expired: (userId) => stores.trashedTweets.expired(userId, now()),
    openTrashed: (key) => openTrashed(key, stores, now()),
    list: (query) => listKept(query, stores),
    open: (key) => openKept(key, stores),
    openAll: (userId, tweetIds) => openAll(userId, tweetIds, stores),
    changedSince: (userId, changedAt) => stores.claims.changedSince(userId, changedAt),
    claims: (userId) => stores.claims.pages(userId),
  };
}

const nothingToErase: EraseUnkept = async () => ({ copies: 0 });
