import type { TrashedWhole, TweetKey } from "../archive.ts";
import type { Stores } from "../stores/stores.ts";
import { trashedOf } from "./list-trashed.ts";

/** A tweet that can be brought back at `now` (Unix ms), whole, or what there is of it. */
export async function openTrashed(
  key: TweetKey,
  { claims, trashedTweets, parts }: Stores,
  now: number,
): Promise<TrashedWhole | undefined> {
  const claim = await claims.find(key);
  if (claim?.State !== "trashed") return undefined;
  const trashed = trashedOf(claim, await trashedTweets.findItem(claim), now);
  if (trashed === undefined) return undefined;
  const { Parts, Tweet } = trashed.item;
  const whole = Parts && (await parts.find(claim, Parts));
  return { ...trashed, tweet: whole ?? Tweet };
}
