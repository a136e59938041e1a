import { reduceTweet } from "@memory/shared/contracts/reduce-tweet";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { Claim } from "../rows/claim.ts";
import type { Item } from "../rows/item.ts";
import type { Parts } from "../stores/parts.ts";

/** The attributes of an item that follow from the tweet alone. */
export type ItemContent = Pick<Item, "Content" | "Media" | "Username" | "Tweet" | "Parts">;

/** DynamoDB refuses an item of more than 400 KB. The difference is for its other attributes. */
const maxBytes = 300_000;

const contentOf = (tweet: Tweet): ItemContent => ({
  Content: tweet.text,
  Media: tweet.media.map(({ url }) => url),
  Username: tweet.author.handle,
  Tweet: tweet,
});

const fits = (content: ItemContent): boolean =>
  Buffer.byteLength(JSON.stringify(content)) <= maxBytes;

export const fitsItem = (tweet: Tweet): boolean => fits(contentOf(tweet));

/**
 * What an item holds of a tweet that does not fit it: `Tweet` without its largest parts, which
 * `missing` names, and in `Content` the whole text if there is room.
 */
export function reducedContent(tweet: Tweet): ItemContent {
  const withWholeText = (reduced: Tweet) => ({ ...contentOf(reduced), Content: tweet.text });
  const { tweet: reduced } = reduceTweet(tweet, (next) => fits(withWholeText(next)));
  const content = withWholeText(reduced);
  return fits(content) ? content : contentOf(reduced);
}

/**
 * The content of the item's `revision`. A tweet that does not fit the item is written to TweetsParts
 * before this returns, so that no item ever points to parts that are not there.
 */
export async function contentFor(
  tweet: Tweet,
  { claim, revision }: { readonly claim: Claim; readonly revision: number },
  parts: Parts,
): Promise<ItemContent> {
  if (fitsItem(tweet)) return contentOf(tweet);
  return { ...reducedContent(tweet), Parts: await parts.put(claim, tweet, revision) };
}
