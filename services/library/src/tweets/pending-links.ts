import type { Archive } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";

/** The newest links whose tweets could not be read yet, and how many there are. */
export type PendingLinks = { readonly newest: readonly Claim[]; readonly count: number };

const mostShown = 10;
/** The fetcher gives a tweet up after about a day, so an older claim is no longer pending. */
const daysPending = 4;

/** The links whose tweets could not be read yet. `now` is ISO-8601 UTC. */
export async function pendingLinks(
  userId: string,
  now: string,
  archive: Pick<Archive, "changedSince">,
): Promise<PendingLinks> {
  const since = new Date(Date.parse(now) - daysPending * 24 * 3_600_000).toISOString();
  let count = 0;
  let newest: Claim[] = [];
  for await (const claims of archive.changedSince(userId, since)) {
    const pending = claims.filter(({ State }) => State === "pending");
    count += pending.length;
    newest = [...newest, ...pending].slice(-mostShown);
  }
  return { newest: newest.reverse(), count };
}
