import type { BatchedRows } from "@memory/shared/aws/batched-rows";
import type { TweetKey } from "../archive.ts";
import type { Claims } from "./claims.ts";

export type KeeperRows = ReturnType<typeof createKeeperRows>;

/**
 * Removes the copies of a tweet's media if nobody keeps the tweet any more, and tells how many. Throws a
 * RetryableError while they are being made.
 */
export type EraseUnkept = (tweetId: string) => Promise<{ readonly copies: number }>;

/**
 * The rows of TweetsKeepers. A row is put after the claim says that the person keeps the tweet and before the item, and
 * removed before the claim and the item are: whoever erases all of a person finds one of them, and by it the tweet.
 * Whoever removes the row looks at the claim afterwards, and puts the row back if the person keeps the tweet again.
 */
export const createKeeperRows = (rows: Pick<BatchedRows, "put" | "remove">) => {
  const rowOf = ({ userId, tweetId }: TweetKey) => ({ TweetID: tweetId, UserID: userId });
  const put = (key: TweetKey): Promise<void> => rows.put(rowOf(key));
  const remove = (key: TweetKey): Promise<void> => rows.remove(rowOf(key));
  return {
    put,
    remove,

    /** The person keeps the tweet no more, unless the claim says that they do again. */
    async letGo(
      key: TweetKey,
      claims: Pick<Claims, "find">,
      eraseUnkept: EraseUnkept,
    ): Promise<void> {
      await remove(key);
      const claim = await claims.find(key);
      const isKept = claim?.State === "kept" || claim?.State === "trashed";
      if (isKept && claim.PurgedAt === undefined) await put(key);
      else await eraseUnkept(key.tweetId);
    },
  };
};
