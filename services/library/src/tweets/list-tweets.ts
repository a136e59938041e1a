import type { Archive, KeptPage } from "@memory/archive/archive";
import { type PendingLinks, pendingLinks } from "./pending-links.ts";

/** Which page of a list: the first, the next older or newer one, or that which begins with a tweet saved at this time. */
export type PagePlace =
  | { readonly kind: "first" }
  | { readonly kind: "before" | "after" | "from"; readonly timestamp: string };

export type ListedPage = KeptPage & {
  /** On the first page alone: the links whose tweets could not be read yet. */
  readonly pending?: PendingLinks;
};

const tweetsPerPage = 10;

/**
 * A page of what a person keeps, the newest first. A page that became empty, or that is not full
 * at the newest end, is replaced by the first. `now` is ISO-8601 UTC.
 */
export async function listTweets(
  { userId, place, now }: { userId: string; place: PagePlace; now: string },
  archive: Pick<Archive, "list" | "changedSince">,
): Promise<ListedPage> {
  const limit = tweetsPerPage;
  if (place.kind !== "first") {
    const page = await archive.list({ userId, limit, ...boundOf(place) });
    const isAtNewestEnd = place.kind === "after" && page.newer === undefined;
    if (page.tweets.length > 0 && !isAtNewestEnd) return page;
  }
  const [page, pending] = await Promise.all([
    archive.list({ userId, limit }),
    pendingLinks(userId, now, archive),
  ]);
  return { ...page, pending };
}

const boundOf = ({ kind, timestamp }: Exclude<PagePlace, { kind: "first" }>) => {
  if (kind === "after") return { after: timestamp };
  return { before: kind === "from" ? justAfter(timestamp) : timestamp };
};

const justAfter = (timestamp: string): string => new Date(Date.parse(timestamp) + 1).toISOString();
