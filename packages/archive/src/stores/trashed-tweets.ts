import type { BatchedRows } from "@memory/shared/aws/batched-rows";
import {
  allOf,
  anyOf,
  type Condition,
  equals,
  isAbsent,
  isAtMost,
  isBelow,
  isBetween,
} from "@memory/shared/aws/expression";
import type { Rows } from "@memory/shared/aws/rows";
import { z } from "zod";
import { later } from "../later.ts";
import type { Claim } from "../rows/claim.ts";
import { daysInTrash, Item, LooseItem } from "../rows/item.ts";

/**
 * How many milliseconds after the claim's Timestamp are tried; another deleted tweet may have the
 * same one.
 */
export const placesTried = 20;

/**
 * TweetsTrash in DynamoDB: the items of deleted tweets, each at the `Timestamp` of its claim or, if
 * another tweet has that, a few milliseconds later.
 */
export function createTrashedTweets(rows: Rows, batchedRows: BatchedRows) {
  /** The tweet's items around the claim's place, the newest first. */
  const itemsOf = async ({ UserID, TweetID, Timestamp }: Claim): Promise<LooseItem[]> => {
    const [first, last] = [later(Timestamp, -placesTried), later(Timestamp, placesTried)];
    const key = allOf(equals("UserID", UserID), isBetween("Timestamp", first, last));
    const found = await rows.query({ key, filter: equals("TweetID", TweetID) });
    return z
      .array(LooseItem)
      .parse(found)
      .sort((a, b) => (a.ChangedAt < b.ChangedAt ? 1 : -1));
  };

  const removeItems = async (claim: Claim, condition: Condition): Promise<LooseItem[]> => {
    const isMeant = allOf(equals("TweetID", claim.TweetID), condition);
    const removed: LooseItem[] = [];
    for (const item of await itemsOf(claim)) {
      const { UserID, Timestamp } = item;
      if (await rows.remove({ UserID, Timestamp }, isMeant)) removed.push(item);
    }
    return removed;
  };

  return {
    async find(claim: Claim): Promise<LooseItem | undefined> {
      return (await itemsOf(claim))[0];
    },

    /** The tweet's item; undefined if there is none, or it cannot be read. */
    async findItem(claim: Claim): Promise<Item | undefined> {
      return read((await itemsOf(claim))[0]);
    },

    /**
     * The items of the claims' tweets, read in as few calls as possible, as `findItem` gives them. Those that
     * are not at their claim's very place are looked for one by one.
     */
    findAll: (claims: readonly Claim[]): Promise<(Item | undefined)[]> =>
      Promise.all(
        claims.map(async (claim) => {
          const { UserID, TweetID, Timestamp } = claim;
          const row = await batchedRows.get({ UserID, Timestamp });
          return read(row?.TweetID === TweetID ? row : (await itemsOf(claim))[0]);
        }),
      ),

    /** The ids of a person's tweets whose items have all expired at `now` (Unix ms). */
    async expired(userId: string, now: number): Promise<string[]> {
      const attributes = ["TweetID", "expires"];
      const items = await rows.query({ key: equals("UserID", userId), attributes });
      const left = new Set(
        items
          .filter(({ expires }) => !(Number(expires) * 1000 < now))
          .map(({ TweetID }) => TweetID),
      );
      const ids = items.map(({ TweetID }) => String(TweetID)).filter((id) => !left.has(id));
      return [...new Set(ids)];
    },

    /** Whether any row is at the claim's very place. */
    async isPlaceTaken({ UserID, Timestamp }: Claim): Promise<boolean> {
      return (await rows.get({ UserID, Timestamp })) !== undefined;
    },

    /** Puts the item; false when one that was written by a newer change is there. */
    async put(claim: Claim, item: LooseItem): Promise<boolean> {
      const { UserID, TweetID, ChangedAt } = claim;
      const expires = expiresAfter(claim);
      const isNoNewer = allOf(equals("TweetID", TweetID), isAtMost("ChangedAt", ChangedAt));
      for (let offset = 0; offset < placesTried; offset += 1) {
        const Timestamp = later(claim.Timestamp, offset);
        const row = { ...item, Timestamp, ChangedAt, expires };
        if (await rows.put(row, anyOf(isAbsent("UserID"), isNoNewer))) return true;
        const there = LooseItem.safeParse(await rows.get({ UserID, Timestamp })).data;
        if (there === undefined || there.TweetID === TweetID) return false;
      }
      throw new Error(`no place in the trash for tweet ${TweetID} at ${claim.Timestamp}`);
    },

    /** Removes the tweet's items that are older than the claim's change, and returns them. */
    clear: (claim: Claim): Promise<LooseItem[]> =>
      removeItems(claim, isBelow("ChangedAt", claim.ChangedAt)),

    /** Removes the tweet's items that are no newer than the claim's change. */
    async purge(claim: Claim): Promise<void> {
      await removeItems(claim, isAtMost("ChangedAt", claim.ChangedAt));
    },
  };
}

const read = (row: unknown): Item | undefined => Item.safeParse(row).data;

/** When what was deleted is gone for good, in Unix seconds. */
export const expiresAfter = ({ ChangedAt, DeletedAt = ChangedAt }: Claim): number =>
  Math.floor(Math.min(Date.parse(DeletedAt), Date.now()) / 1000) + daysInTrash * 86_400;
