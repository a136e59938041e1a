import type { BatchedRows } from "@memory/shared/aws/batched-rows";
import { allOf, equals, isAbove, isAbsent, matches } from "@memory/shared/aws/expression";
import type { Row, Rows } from "@memory/shared/aws/rows";
import type { TweetKey } from "../archive.ts";
import { type ComparedAttribute, comparedAttributes } from "../claim-transitions.ts";
import { Claim } from "../rows/claim.ts";

export type Claims = ReturnType<typeof createClaims>;

/** TweetsClaims in DynamoDB: what became of each tweet of a person. */
export function createClaims(rows: Rows, batchedRows: BatchedRows, now: () => number) {
  return {
    /** The time (Unix ms) that changes are stamped with. */
    now,

    async find({ userId, tweetId }: TweetKey): Promise<Claim | undefined> {
      const row = await rows.get({ UserID: userId, TweetID: tweetId });
      return row === undefined ? undefined : toClaim(row);
    },

    /** The claims on these tweets, in that order, read in as few calls as possible. */
    async findAll(userId: string, tweetIds: readonly string[]): Promise<(Claim | undefined)[]> {
      const keys = tweetIds.map((TweetID) => ({ UserID: userId, TweetID }));
      const found = await Promise.all(keys.map((key) => batchedRows.get(key)));
      return found.map((row) => (row === undefined ? undefined : toClaim(row)));
    },

    /** All claims of a person, a page at a time. */
    async *pages(userId: string): AsyncGenerator<Claim[]> {
      const key = equals("UserID", userId);
      for await (const page of rows.pages({ key, isConsistent: true })) yield page.map(toClaim);
    },

    /** The claims of a person that were changed after `changedAt`, the oldest change first. */
    async *changedSince(userId: string, changedAt: string | undefined): AsyncGenerator<Claim[]> {
      const bounds = changedAt === undefined ? [] : [isAbove("ChangedAt", changedAt)];
      const key = allOf(equals("UserID", userId), ...bounds);
      const pages = rows.pages({
        key,
        index: byChange,
        pageSize: changesAtOnce,
        isConsistent: true,
      });
      for await (const page of pages) yield page.map(toClaim);
    },

    /**
     * The claims of a person that were changed since, on deleted tweets that are not removed for good.
     */
    async trashedSince(userId: string, since: string): Promise<Claim[]> {
      const key = allOf(equals("UserID", userId), isAbove("ChangedAt", since));
      const filter = matches({ State: "trashed", PurgedAt: undefined });
      const found: Claim[] = [];
      const pages = rows.pages({ key, filter, index: byChange, isConsistent: true });
      for await (const page of pages) found.push(...page.map(toClaim));
      return found;
    },

    /** False when there is a claim on that tweet already. */
    create: (claim: Claim): Promise<boolean> => rows.put(claim, isAbsent("TweetID")),

    /**
     * Sets these attributes, and removes those whose value is undefined. False when an attribute named
     * in `unchanged` is not as it is in `claim` any more.
     */
    change(
      claim: Claim,
      change: Partial<Claim>,
      unchanged: readonly ComparedAttribute[] = comparedAttributes,
    ): Promise<boolean> {
      const remove = Object.entries(change).flatMap(([name, value]) =>
        value === undefined ? [name] : [],
      );
      return rows.update(keyOf(claim), { set: change, remove }, isAsRead(claim, unchanged));
    },

    /** False when an attribute named in `unchanged` is not as it is in `claim` any more. */
    remove: (claim: Claim, unchanged: readonly ComparedAttribute[]): Promise<boolean> =>
      rows.remove(keyOf(claim), isAsRead(claim, unchanged)),
  };
}

/** The index of `claims` in `tables.ts`. */
const byChange = "byChange";

/** Parsed in a few milliseconds, so that others who wait for this process hardly notice. */
const changesAtOnce = 500;

const toClaim = (row: Row): Claim => Claim.parse(row);

const keyOf = ({ UserID, TweetID }: Claim) => ({ UserID, TweetID });

const isAsRead = (claim: Claim, unchanged: readonly ComparedAttribute[]) =>
  matches(Object.fromEntries(unchanged.map((name) => [name, claim[name]])));
