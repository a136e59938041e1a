import { originKey } from "@memory/shared/contracts/origin";
import type { Asked, PutBack, PutBackOutcome } from "../archive.ts";
import { changeClaim } from "../change-claim.ts";
import type { Claim } from "../rows/claim.ts";
import { daysInTrash } from "../rows/item.ts";
import { contentFor } from "../save/item-content.ts";
import { newItem } from "../save/put-item.ts";
import { firstRevision } from "../stores/kept-tweets.ts";
import type { Stores } from "../stores/stores.ts";
import { expiresAfter } from "../stores/trashed-tweets.ts";
import { claimOfEntry, sourceOf } from "./claim-of-entry.ts";

type Deleted = PutBack & { readonly deletedAt: string };

/** Puts a tweet that was deleted before the export back into the trash, for the rest of its 30 days. */
export async function putInTrash(
  entry: Deleted,
  asked: Asked,
  stores: Stores,
): Promise<PutBackOutcome> {
  const { userId, tweet, deletedAt } = entry;
  const age = stores.claims.now() - Date.parse(deletedAt);
  if (age > daysInTrash * 86_400_000) return "expired";
  const key = { userId, tweetId: tweet.id };
  const wish = { wanted: claimOfEntry(entry, asked) };
  const changed = await changeClaim("put-in-trash", key, wish, stores.claims);
  if (changed === undefined) throw new Error(`the claim on tweet ${tweet.id} keeps changing`);
  const { outcome, claim } = changed;
  // A claim with `LeftAt` was brought back and deleted again: its item is that of the later deletion.
  const isItsOwn = claim?.LeftAt === undefined && claim?.PurgedAt === undefined;
  if (claim === undefined || outcome !== "put-back" || !isItsOwn) return outcome;
  await stores.keepers.put(key);
  await putTrashedItem(entry, claim, stores);
  return outcome;
}

async function putTrashedItem(entry: Deleted, claim: Claim, stores: Stores): Promise<void> {
  const { claims, trashedTweets, parts } = stores;
  const content = await contentFor(entry.tweet, { claim, revision: firstRevision }, parts);
  await trashedTweets.put(claim, newItem(sourceOf(entry), content, claim));
  await parts.expire(claim, content.Parts, expiresAfter(claim));
  const now = await claims.find({ userId: claim.UserID, tweetId: claim.TweetID });
  const isReplaced = now === undefined || originKey(now.Origin) !== originKey(claim.Origin);
  // Saved anew or purged before the item was there: nobody will ask for it.
  if (!isReplaced && now.PurgedAt === undefined) return;
  await parts.erase(claim, content.Parts);
  await trashedTweets.purge(claim);
}
