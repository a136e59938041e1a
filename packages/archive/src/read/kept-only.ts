import type { Kept } from "../archive.ts";
import type { Claim } from "../rows/claim.ts";
import type { Item } from "../rows/item.ts";
import type { Claims } from "../stores/claims.ts";

/**
 * The items with their claims, without those whose claim is not kept or names another place: their
 * deletion, or another save of the same tweet, is under way.
 */
export async function keptOnly(
  userId: string,
  items: readonly Item[],
  claims: Claims,
): Promise<Kept[]> {
  const found = await claims.findAll(
    userId,
    items.map(({ TweetID }) => TweetID),
  );
  return items.flatMap((item, index) => keptOf(found[index], item) ?? []);
}

/** The two if the claim is kept, and the item is the one that it names. */
export function keptOf(claim: Claim | undefined, item: Item | undefined): Kept | undefined {
  if (claim?.State !== "kept" || item === undefined) return undefined;
  const isItsItem = item.TweetID === claim.TweetID && item.Timestamp === claim.Timestamp;
  return isItsItem ? { claim, item } : undefined;
}
