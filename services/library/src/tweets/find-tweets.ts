import type { Archive, Kept } from "@memory/archive/archive";
import { PermanentError } from "@memory/shared/errors";
import type { Search, SearchFound } from "../search/search.ts";

export type FoundTweet = {
  readonly kept: Kept;
  /** Folded words of the query that may stand in it. */
  readonly words: readonly string[];
};
export type FoundPage = Pick<SearchFound, "total" | "without" | "nearest"> & {
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
  readonly found: readonly FoundTweet[];
  /** The search was given up, since it took too long. */
  readonly isGivenUp?: boolean;
};

type Asked = { userId: string; query: string; offset: number; limit: number };
type Ports = { readonly search: Pick<Search, "find">; readonly archive: Pick<Archive, "openAll"> };

/**
 * A page of what a query finds. A page that has become empty is replaced by the first. What was
 * deleted since it was indexed is left out.
 */
export async function findTweets(asked: Asked, ports: Ports): Promise<FoundPage> {
  const { userId, query, offset, limit } = asked;
  const result = await findOrGiveUp(asked, ports);
  if (result === undefined)
    return { query, offset: 0, limit, found: [], total: 0, isGivenUp: true };
  const { hits, ...rest } = result;
  if (hits.length === 0 && offset > 0) return findTweets({ ...asked, offset: 0 }, ports);
  const kept = await ports.archive.openAll(
    userId,
    hits.map(({ tweetId }) => tweetId),
  );
  const wordsOf = new Map(hits.map(({ tweetId, words }) => [tweetId, words]));
  const found = kept.map((each) => ({ kept: each, words: wordsOf.get(each.claim.TweetID) ?? [] }));
  return { ...rest, query, offset, limit, found };
}

/** Undefined if the search takes too long: more of the same would not help. */
async function findOrGiveUp({ userId, query, offset, limit }: Asked, { search }: Ports) {
  try {
    return await search.find(userId, query, { offset, limit });
  } catch (error) {
    if (error instanceof PermanentError) return undefined;
    throw error;
  }
}

/** The query without the part that excludes everything, or with the nearest word that there is. */
export function mendedQuery(
  query: string,
  mend: "without" | "nearest",
  { without, nearest }: Pick<FoundPage, "without" | "nearest">,
): string {
  if (mend === "without" && without !== undefined)
    return query.replace(without.typed, " ").replace(/\s+/gu, " ").trim();
  if (mend === "nearest" && nearest !== undefined)
    return query.replace(nearest.typed, () => nearest.word);
  return query;
}
