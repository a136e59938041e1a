import type { Kept, KeptPage, ListQuery } from "../archive.ts";
import { later } from "../later.ts";
import type { Stretch } from "../stores/kept-tweets.ts";
import type { Stores } from "../stores/stores.ts";
import { keptOnly } from "./kept-only.ts";

/** A page of the kept tweets, the newest first; see `Archive.list`. */
export async function listKept(query: ListQuery, stores: Stores): Promise<KeptPage> {
  const { userId, before, after, limit } = query;
  const found = await firstKept(userId, { before, after, pageSize: limit + 1 }, stores);
  const tweets = found.slice(0, limit);
  if (after !== undefined) tweets.reverse();
  const { older, newer } = cursorsOf(tweets, query);
  const isMore = found.length > limit;
  const isThere = async (stretch: Omit<Stretch, "pageSize">) =>
    (await firstKept(userId, { ...stretch, pageSize: 1 }, stores)).length > 0;
  const hasOlder = after === undefined ? isMore : await isThere({ before: older });
  const hasNewer =
    after === undefined ? before !== undefined && (await isThere({ after: newer })) : isMore;
  return {
    tweets,
    ...(hasOlder && older !== undefined ? { older } : {}),
    ...(hasNewer && newer !== undefined ? { newer } : {}),
  };
}

/** Where the neighbouring pages begin. Those of an empty page also include what is at its bound. */
function cursorsOf(tweets: readonly Kept[], { before, after }: ListQuery) {
  return {
    older: tweets.at(-1)?.item.Timestamp ?? (after && later(after, 1)),
    newer: tweets[0]?.item.Timestamp ?? (before && later(before, -1)),
  };
}

/** The first kept tweets of the stretch: a page of them, or fewer if there are no more. */
async function firstKept(
  userId: string,
  stretch: Stretch,
  { claims, keptTweets }: Stores,
): Promise<Kept[]> {
  const found: Kept[] = [];
  for await (const items of keptTweets.pages(userId, stretch)) {
    found.push(...(await keptOnly(userId, items, claims)));
    if (found.length >= stretch.pageSize) break;
  }
  return found.slice(0, stretch.pageSize);
}
