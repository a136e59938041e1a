import type { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { matches } from "@memory/shared/aws/expression";
import type { Row, Rows } from "@memory/shared/aws/rows";
import { listedIn, partitionOfPerson } from "../rows/timer.ts";
import type { EraseUnkept, KeeperRows } from "../stores/keepers.ts";
import type { Tables } from "../tables.ts";
import { type Before, contentTables } from "./list-before.ts";

type BatchedRows = ReturnType<typeof batchedRowsOf>;
type Ports = {
  readonly tables: Tables;
  readonly batchedRows: Readonly<Record<(typeof contentTables)[number], BatchedRows>>;
  readonly claims: Pick<Rows, "get" | "remove">;
  readonly due: Pick<Rows, "remove">;
  readonly keepers: Pick<KeeperRows, "put" | "remove">;
  readonly eraseUnkept: EraseUnkept;
};

export type Progress = {
  readonly mayGoOn: () => boolean;
  /** Told of copies of media that were erased, since nobody else keeps their tweets. */
  readonly erased: (copies: number) => void;
};

/** How many rows are removed at once, and of how many tweets the copies are. */
const atOnce = 100;
const tweetsAtOnce = 20;

/**
 * Removes the rows, and the claims last, since they tell which rows and copies are left to be removed. The copies of a
 * tweet without a claim go before its item, which tells of them. A claim that has changed since it was listed stays.
 * False if `mayGoOn` ended it: then the rest has to be listed again.
 */
export async function removeBefore(
  userId: string,
  before: Before,
  { tables, batchedRows, claims, due, keepers, eraseUnkept }: Ports,
  { mayGoOn, erased }: Progress,
): Promise<boolean> {
  const removeTimer = async ({ Key }: Row) => {
    await due.remove(listedIn({ Key }));
    await due.remove({ Due: partitionOfPerson(userId), Key: String(Key) });
  };
  if (!(await forAll(before.timers, removeTimer, mayGoOn))) return false;
  const letGo = async (tweetId: string) => {
    await keepers.remove({ userId, tweetId });
    erased((await eraseUnkept(tweetId)).copies);
  };
  const letGoUnclaimed = async (tweetId: string) => {
    await keepers.remove({ userId, tweetId });
    const isKeptAgain = (await claims.get({ UserID: userId, TweetID: tweetId })) !== undefined;
    if (isKeptAgain) await keepers.put({ userId, tweetId });
    else erased((await eraseUnkept(tweetId)).copies);
  };
  if (!(await forAll(before.unclaimed, letGoUnclaimed, mayGoOn, tweetsAtOnce))) return false;
  for (const table of contentTables) {
    const { sortKey } = tables[table];
    const remove = (row: object) =>
      batchedRows[table].remove({ UserID: userId, [sortKey]: String(Reflect.get(row, sortKey)) });
    if (!(await forAll(before[table], remove, mayGoOn))) return false;
  }
  const tweetIds = before.claims.map(({ TweetID }) => TweetID);
  if (!(await forAll(tweetIds, letGo, mayGoOn, tweetsAtOnce))) return false;
  const removeClaim = ({
    UserID,
    TweetID,
    State,
    ChangedAt,
    Timestamp,
  }: Before["claims"][number]) =>
    claims.remove({ UserID, TweetID }, matches({ State, ChangedAt, Timestamp }));
  return forAll(before.claims, removeClaim, mayGoOn);
}

/** If some fail, the others that were begun are waited for, so that what they tell is counted. */
async function forAll<T>(
  all: readonly T[],
  remove: (one: T) => Promise<unknown>,
  mayGoOn: () => boolean,
  most = atOnce,
): Promise<boolean> {
  for (let begin = 0; begin < all.length; begin += most) {
    if (!mayGoOn()) return false;
    const ended = await Promise.allSettled(all.slice(begin, begin + most).map(remove));
    const failed = ended.find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  }
  return true;
}
