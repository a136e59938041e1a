import type { Archive } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";
import { daysInTrash } from "@memory/archive/rows/item";

/** A person's library in numbers. */
export type Statistics = {
  readonly kept: number;
  /** Of those that are kept: with a part that is known to be missing. */
  readonly incomplete: number;
  /** Links whose content has not come yet. */
  readonly pending: number;
  /** Deleted so recently that they can be brought back. */
  readonly deleted: number;
  /** How many of the kept ones were saved in each month (`2026-01`), the oldest first, without gaps. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
  /** By whom most of the kept ones are. */
  readonly authors: readonly { readonly handle: string; readonly count: number }[];
};

type Reads = Pick<Archive, "claims" | "list">;

/** Counts all that a person has. `now` (Unix ms) tells which deleted tweets can be brought back. */
export async function countTweets(
  userId: string,
  archive: Reads,
  now: number,
): Promise<Statistics> {
  const counts = { kept: 0, incomplete: 0, pending: 0, deleted: 0 };
  const months = new Map<string, number>();
  for await (const claims of archive.claims(userId)) {
    for (const claim of claims) {
      if (claim.State === "pending") counts.pending += 1;
      if (claim.State === "trashed" && isInTrash(claim, now)) counts.deleted += 1;
      if (claim.State !== "kept") continue;
      counts.kept += 1;
      if (claim.Missing.length > 0) counts.incomplete += 1;
      add(months, claim.Timestamp.slice(0, 7));
    }
  }
  return { ...counts, months: withoutGaps(months), authors: await topAuthors(userId, archive) };
}

const isInTrash = ({ ChangedAt }: Claim, now: number): boolean =>
  Date.parse(ChangedAt) > now - daysInTrash * 86_400_000;

const mostAuthors = 5;
const pageSize = 500;

async function topAuthors(userId: string, archive: Reads): Promise<Statistics["authors"]> {
  const counts = new Map<string, number>();
  for (let before: string | undefined, isMore = true; isMore; isMore = before !== undefined) {
    const page = await archive.list({ userId, before, limit: pageSize });
    for (const { item } of page.tweets) add(counts, item.Username);
    before = page.older;
  }
  return [...counts]
    .map(([handle, count]) => ({ handle, count }))
    .sort((one, other) => other.count - one.count || (one.handle < other.handle ? -1 : 1))
    .slice(0, mostAuthors);
}

const add = (counts: Map<string, number>, key: string) =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

function withoutGaps(counts: ReadonlyMap<string, number>): Statistics["months"] {
  const [first, ...later] = [...counts.keys()].sort();
  const last = later.at(-1) ?? first;
  const months: { month: string; count: number }[] = [];
  for (let month = first; month !== undefined && last !== undefined && month <= last; ) {
    months.push({ month, count: counts.get(month) ?? 0 });
    month = monthAfter(month);
  }
  return months;
}

function monthAfter(month: string): string {
  const date = new Date(`${month}-01T00:00:00.000Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 7);
}
