import { applyEvent } from "../change-claim.ts";
import { itemTables } from "../claim-transitions.ts";
import { later } from "../later.ts";
import type { Claim } from "../rows/claim.ts";
import type { Stores } from "../stores/stores.ts";
import { expiresAfter } from "../stores/trashed-tweets.ts";

/** The claim changed meanwhile, or a row was not as it had just been read: read again, and repeat. */
export const again = "again";

/** Moves the item to the table where the claim's state wants it; true when it is there. */
export async function moveItem(claim: Claim, stores: Stores): Promise<boolean | typeof again> {
  const table = itemTables[claim.State];
  if (table === "trash") return moveToTrash(claim, stores);
  return table === "tweets" ? moveToTweets(claim, stores) : false;
}

async function moveToTrash(claim: Claim, { keptTweets, trashedTweets, parts }: Stores) {
  const kept = await keptTweets.find(claim);
  if (kept?.TweetID !== claim.TweetID) {
    const trashed = await trashedTweets.find(claim);
    await parts.expire(claim, trashed?.Parts, expiresAfter(claim));
    return trashed !== undefined;
  }
  if (!(await trashedTweets.put(claim, kept))) return again;
  // An item that was renewed after it was copied is copied again: the copy names parts that are erased.
  const { Revision } = kept;
  if (!(await keptTweets.remove(claim, claim.Timestamp, { Revision }))) return again;
  await parts.expire(claim, kept.Parts, expiresAfter(claim));
  return true;
}

async function moveToTweets(claim: Claim, stores: Stores) {
  const { claims, keptTweets, trashedTweets, parts } = stores;
  // If `LeftAt` differs, the tweet was deleted and saved again before its old item was moved:
  // remove the old item.
  const { LeftAt = claim.Timestamp } = claim;
  if (LeftAt !== claim.Timestamp) {
    await parts.erase(claim, (await keptTweets.remove(claim, LeftAt))?.Parts);
  }
  const there = await keptTweets.touch(claim);
  if (there !== undefined) {
    await parts.retain(claim, there.Parts);
    for (const { Parts } of await trashedTweets.clear(claim)) {
      await parts.erase(claim, Parts, there.Parts);
    }
    return true;
  }
  // Read the trash first. A concurrent restore writes Tweets before it clears the trash, so the
  // item cannot be missed in both.
  const trashed = await trashedTweets.find(claim);
  const kept = await keptTweets.find(claim);
  if (kept?.TweetID === claim.TweetID) return again;
  if (trashed === undefined) return false;
  if (kept === undefined) {
    await parts.retain(claim, trashed.Parts);
    await keptTweets.put(claim, trashed);
  } else {
    const wanted = { Timestamp: later(claim.Timestamp, 1) };
    await applyEvent("move-restored", claim, { wanted }, claims);
  }
  return again;
}
