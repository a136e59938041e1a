import { RetryableError } from "@memory/shared/errors";
import type { Asked, PutBack, PutBackOutcome } from "../archive.ts";
import { applyEvent, changeClaim } from "../change-claim.ts";
import { putItem } from "../save/put-item.ts";
import type { Stores } from "../stores/stores.ts";
import { claimOfEntry, sourceOf } from "./claim-of-entry.ts";
import { putInTrash } from "./put-in-trash.ts";

/** Attempts before giving up because others keep changing the claim; the queue then retries. */
const maxSteps = 8;

/** Claims the tweet, then puts its item where it belongs; see `Archive.putBack`. */
export async function putBack(
  entry: PutBack,
  asked: Asked,
  stores: Stores,
): Promise<PutBackOutcome> {
  const { userId, tweet, deletedAt } = entry;
  if (deletedAt !== undefined) return putInTrash({ ...entry, deletedAt }, asked, stores);
  const key = { userId, tweetId: tweet.id };
  const wish = { wanted: claimOfEntry(entry, asked) };
  for (let step = 0; step < maxSteps; step += 1) {
    // Assumes at first that there is no claim, which saves a read in most cases.
    const created = await applyEvent("put-back", undefined, wish, stores.claims);
    const changed = created ?? (await changeClaim("put-back", key, wish, stores.claims));
    if (changed?.claim === undefined) break;
    const { outcome, claim } = changed;
    if (outcome !== "put-back") return outcome;
    await stores.keepers.put(key);
    const isNew = created !== undefined;
    const put = { request: sourceOf(entry), tweet, claim, isNew, moves: 0 };
    if ((await putItem(put, stores)) !== undefined) return outcome;
  }
  throw new RetryableError(`the rows of tweet ${tweet.id} keep changing`);
}
