import type { Trashed, TrashPage, TrashQuery } from "../archive.ts";
import type { Claim } from "../rows/claim.ts";
import { daysInTrash, type Item } from "../rows/item.ts";
import type { Stores } from "../stores/stores.ts";

const trashMs = daysInTrash * 86_400_000;

/** A page of the tweets that can be brought back at `now` (Unix ms); see `Archive.trashed`. */
export async function listTrashed(
  { userId, before = "~", limit }: TrashQuery,
  { claims, trashedTweets }: Stores,
  now: number,
): Promise<TrashPage> {
  const since = new Date(now - trashMs).toISOString();
  // No index has the order of deletion: what is put back was deleted earlier than it was written.
  const deleted = (await claims.trashedSince(userId, since))
    .filter((claim) => deletedAtOf(claim) < before)
    .sort((a, b) => (deletedAtOf(a) < deletedAtOf(b) ? 1 : -1));
  const found: Trashed[] = [];
  for (let from = 0; from < deleted.length && !isFull(found, limit); from += limit + 1) {
    const some = deleted.slice(from, from + limit + 1);
    const items = await trashedTweets.findAll(some);
    found.push(...some.flatMap((claim, index) => trashedOf(claim, items[index], now) ?? []));
  }
  const last = found[limit - 1]?.deletedAt ?? "";
  const tweets = found.filter(({ deletedAt }) => deletedAt >= last);
  return { tweets, ...(tweets.length < found.length ? { older: last } : {}) };
}

/** Whether one was found beyond the page: the latter has all of its last millisecond. */
const isFull = (found: readonly Trashed[], limit: number): boolean =>
  found.length > limit && found.at(-1)?.deletedAt !== found[limit - 1]?.deletedAt;

const deletedAtOf = ({ ChangedAt, DeletedAt = ChangedAt }: Claim): string => DeletedAt;

/** The two if the claim is trashed and the item can be brought back at `now`. */
export function trashedOf(
  claim: Claim | undefined,
  item: Item | undefined,
  now: number,
): Trashed | undefined {
  if (claim?.State !== "trashed" || claim.PurgedAt !== undefined) return undefined;
  if (item?.expires === undefined || item.expires * 1000 < now) return undefined;
  const { expires } = item;
  return { claim, item, deletedAt: deletedAtOf(claim), expires };
}
