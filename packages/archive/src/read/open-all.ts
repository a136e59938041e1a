import type { Kept } from "../archive.ts";
import type { Stores } from "../stores/stores.ts";
import { keptOf } from "./kept-only.ts";

/** Those of the tweets that are kept, in the order asked for; see `Archive.openAll`. */
export async function openAll(
  userId: string,
  tweetIds: readonly string[],
  { claims, keptTweets }: Stores,
): Promise<Kept[]> {
  const found = await claims.findAll(userId, tweetIds);
  const kept = found.flatMap((claim) => (claim?.State === "kept" ? [claim] : []));
  const items = await keptTweets.findAll(kept);
  return kept.flatMap((claim, index) => keptOf(claim, items[index]) ?? []);
}
