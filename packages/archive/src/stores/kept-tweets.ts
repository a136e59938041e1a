import {
  allOf,
  type Condition,
  isAbsent,
  isAtMost,
  isBelow,
  matches,
} from "@memory/shared/aws/expression";
import type { Rows } from "@memory/shared/aws/rows";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { Claim } from "../rows/claim.ts";
import { contentOf, Item, LooseItem } from "../rows/item.ts";

/**
 * Tweets in DynamoDB: the items of kept tweets, each at the `Timestamp` of its claim. An item's
 * `ChangedAt` names the change of the claim that wrote it; an older change never overwrites an
 * item.
 */
export function createKeptTweets(rows: Rows) {
  const keyOf = ({ UserID, Timestamp }: Claim) => ({ UserID, Timestamp });
  return {
    /** The item at the claim's place, which may be that of another tweet. */
    async find(claim: Claim): Promise<LooseItem | undefined> {
      const row = await rows.get(keyOf(claim));
      return row === undefined ? undefined : LooseItem.parse(row);
    },

    /** What the item at the claim's place holds; an attribute that cannot be read is undefined. */
    async findContent(claim: Claim) {
      const row = await rows.get(keyOf(claim));
      if (row === undefined) return undefined;
      return {
        tweetId: Item.shape.TweetID.safeParse(row.TweetID).data,
        tweet: Item.shape.Tweet.safeParse(row.Tweet).data,
        revision: Item.shape.Revision.safeParse(row.Revision).data,
      };
    },

    /** Puts the item at the claim's place, as of the claim's change; false if one is there. */
    put(claim: Claim, { expires: _, ...item }: LooseItem): Promise<boolean> {
      const row = { ...item, ...keyOf(claim), ChangedAt: claim.ChangedAt };
      return rows.put(row, isAbsent("UserID"));
    },

    /** Sets the item's ChangedAt to the claim's; false when it is not there, or is newer. */
    touch(claim: Claim): Promise<boolean> {
      const { ChangedAt } = claim;
      const isNoNewer = isItemOf(claim, isAtMost("ChangedAt", ChangedAt));
      return rows.update(keyOf(claim), { set: { ChangedAt } }, isNoNewer);
    },

    /** Replaces the tweet if nobody else has since `revision` was read; false if somebody has. */
    renew(claim: Claim, tweet: Tweet, revision: number | undefined): Promise<boolean> {
      const set = { ...contentOf(tweet), Revision: (revision ?? 0) + 1 };
      const isAsRead = matches({ TweetID: claim.TweetID, Revision: revision });
      return rows.update(keyOf(claim), { set }, isAsRead);
    },

    /** Removes the item at `timestamp` if it is older than the claim's change. */
    async remove(claim: Claim, timestamp: string): Promise<void> {
      const { UserID, ChangedAt } = claim;
      const isOlder = isItemOf(claim, isBelow("ChangedAt", ChangedAt));
      await rows.remove({ UserID, Timestamp: timestamp }, isOlder);
    },

    /** Removes the item at the claim's place if it is no newer than `changedAt`. */
    async takeBack(claim: Claim, changedAt: string): Promise<void> {
      await rows.remove(keyOf(claim), isItemOf(claim, isAtMost("ChangedAt", changedAt)));
    },
  };
}

const isItemOf = ({ TweetID }: Claim, condition: Condition): Condition =>
  allOf(matches({ TweetID }), condition);
