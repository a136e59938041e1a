import type { BatchedRows } from "@memory/shared/aws/batched-rows";
import {
  allOf,
  type Condition,
  equals,
  isAbove,
  isAbsent,
  isAtMost,
  isBelow,
  matches,
} from "@memory/shared/aws/expression";
import type { Row, Rows } from "@memory/shared/aws/rows";
import type { Claim } from "../rows/claim.ts";
import { Item, LooseItem } from "../rows/item.ts";
import type { ItemContent } from "../save/item-content.ts";

/**
 * Tweets in DynamoDB: the items of kept tweets, each at the `Timestamp` of its claim. An item's
 * `ChangedAt` names the change of the claim that wrote it; an older change never overwrites an
 * item.
 */
export function createKeptTweets(rows: Rows, batchedRows: BatchedRows) {
  const keyOf = ({ UserID, Timestamp }: Claim) => ({ UserID, Timestamp });
  return {
    /** The item at the claim's place, which may be that of another tweet. */
    async find(claim: Claim): Promise<LooseItem | undefined> {
      const row = await rows.get(keyOf(claim));
      return row === undefined ? undefined : LooseItem.parse(row);
    },

    /**
     * What the item at the claim's place holds; an attribute that cannot be read is undefined, but for
     * the revision, which is returned as it is.
     */
    async findContent(claim: Claim) {
      const row = await rows.get(keyOf(claim));
      if (row === undefined) return undefined;
      return {
        tweetId: Item.shape.TweetID.safeParse(row.TweetID).data,
        tweet: Item.shape.Tweet.safeParse(row.Tweet).data,
        revision: row.Revision,
        parts: Item.shape.Parts.safeParse(row.Parts).data,
      };
    },

    /** The items at the claims' places, read in as few calls as possible; see `read`. */
    findAll: (claims: readonly Claim[]): Promise<(Item | undefined)[]> =>
      Promise.all(claims.map(async (claim) => read(await batchedRows.get(keyOf(claim))))),

    /** The item at the claim's place, which may be that of another tweet; see `read`. */
    findItem: async (claim: Claim): Promise<Item | undefined> => read(await rows.get(keyOf(claim))),

    /**
     * The person's items older than a `Timestamp`, the newest first, or newer than it, the oldest first;
     * without one all of them, the newest first. A page at a time; see `read`.
     */
    async *pages(userId: string, { before, after, pageSize }: Stretch): AsyncGenerator<Item[]> {
      const key = equals("UserID", userId);
      const bounds = [
        ...(before === undefined ? [] : [isBelow("Timestamp", before)]),
        ...(after === undefined ? [] : [isAbove("Timestamp", after)]),
      ];
      const pages = rows.pages({
        key: allOf(key, ...bounds),
        isDescending: after === undefined,
        pageSize,
        isConsistent: true,
      });
      for await (const page of pages) yield page.flatMap((row) => read(row) ?? []);
    },

    /** Puts the item at the claim's place, as of the claim's change; false if one is there. */
    put(claim: Claim, { expires: _, ...item }: LooseItem): Promise<boolean> {
      const row = { ...item, ...keyOf(claim), ChangedAt: claim.ChangedAt };
      return rows.put(row, isAbsent("UserID"));
    },

    /**
     * Sets the item's ChangedAt to the claim's, and returns the item; undefined when it is not there,
     * or is newer.
     */
    async touch(claim: Claim): Promise<LooseItem | undefined> {
      const { ChangedAt } = claim;
      const isNoNewer = isItemOf(claim, isAtMost("ChangedAt", ChangedAt));
      const row = await rows.updateAndGet(keyOf(claim), { set: { ChangedAt } }, isNoNewer);
      return row && LooseItem.parse(row);
    },

    /** Replaces the content if nobody has since revision `before` was read; false if somebody has. */
    renew(claim: Claim, content: ItemContent, before: unknown): Promise<boolean> {
      const set = { ...content, Revision: revisionAfter(before) };
      const remove = content.Parts === undefined ? ["Parts"] : [];
      const isAsRead = matches({ TweetID: claim.TweetID, Revision: before });
      return rows.update(keyOf(claim), { set, remove }, isAsRead);
    },

    /**
     * Removes the item at `timestamp` if it is older than the claim's change, and still has the
     * revision of `asRead`, if that names one. Returns the item; undefined if it was not removed.
     */
    async remove(
      claim: Claim,
      timestamp: string,
      asRead: Pick<LooseItem, "Revision"> = {},
    ): Promise<LooseItem | undefined> {
      const { UserID, TweetID, ChangedAt } = claim;
      const isSame = matches({ TweetID, ...asRead });
      const isOlder = allOf(isSame, isBelow("ChangedAt", ChangedAt));
      const row = await rows.removeAndGet({ UserID, Timestamp: timestamp }, isOlder);
      return row && LooseItem.parse(row);
    },

    /**
     * Removes the item at the claim's place if it is no newer than `changedAt`. Returns the item;
     * undefined if it was not removed.
     */
    async takeBack(claim: Claim, changedAt: string): Promise<LooseItem | undefined> {
      const isNoNewer = isItemOf(claim, isAtMost("ChangedAt", changedAt));
      const row = await rows.removeAndGet(keyOf(claim), isNoNewer);
      return row && LooseItem.parse(row);
    },
  };
}

/** Which of a person's items: at most one of `before` and `after`. */
export type Stretch = {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly pageSize: number;
};

/** The row as an item; undefined if there is none, or it cannot be read. */
const read = (row: Row | undefined): Item | undefined => Item.safeParse(row).data;

export const firstRevision = 1;

/** The revision that follows; 1 for the first, and after one that is no number. */
export const revisionAfter = (before: unknown): number =>
  typeof before === "number" ? before + 1 : firstRevision;

const isItemOf = ({ TweetID }: Claim, condition: Condition): Condition =>
  allOf(matches({ TweetID }), condition);
