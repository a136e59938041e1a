import type { Archive } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";

/** The newest links whose tweets could not be read yet, and how many there are. */
export type PendingLinks = { readonly newest: readonly Claim[]; readonly count: number };

const mostShown = 10;

export async function pendingLinks(
  userId: string,
  archive: Pick<Archive, "claims">,
): Promise<PendingLinks> {
  const pending: Claim[] = [];
  for await (const claims of archive.claims(userId))
    pending.push(...claims.filter(({ State }) => State === "pending"));
  pending.sort((a, b) => (a.Timestamp < b.Timestamp ? 1 : -1));
  return { newest: pending.slice(0, mostShown), count: pending.length };
}
