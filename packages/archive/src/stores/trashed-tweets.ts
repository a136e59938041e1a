import {
  allOf,
  anyOf,
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
import { daysInTrash, LooseItem } from "../rows/item.ts";

/**
 * How many milliseconds after the claim's Timestamp are tried; another deleted tweet may have the
 * same one.
 */
export const placesTried = 20;

/**
 * TweetsTrash in DynamoDB: the items of deleted tweets, each at the `Timestamp` of its claim or, if
 * another tweet has that, a few milliseconds later.
 */
export function createTrashedTweets(rows: Rows) {
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

  return {
    async find(claim: Claim): Promise<LooseItem | undefined> {
      return (await itemsOf(claim))[0];
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
    async clear(claim: Claim): Promise<LooseItem[]> {
      const { TweetID, ChangedAt } = claim;
      const isOlder = allOf(equals("TweetID", TweetID), isBelow("ChangedAt", ChangedAt));
      const removed: LooseItem[] = [];
      for (const item of await itemsOf(claim)) {
        const { UserID, Timestamp } = item;
        if (await rows.remove({ UserID, Timestamp }, isOlder)) removed.push(item);
      }
      return removed;
    },
  };
}

/** When what was deleted by the claim's last change is gone for good, in Unix seconds. */
export const expiresAfter = ({ ChangedAt }: Claim): number =>
  Math.floor(Math.min(Date.parse(ChangedAt), Date.now()) / 1000) + daysInTrash * 86_400;
