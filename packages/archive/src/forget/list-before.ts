import { equals } from "@memory/shared/aws/expression";
import type { Row, Rows } from "@memory/shared/aws/rows";
import type { Asked } from "../compare-asked.ts";
import { Claim } from "../rows/claim.ts";
import { partitionOfPerson } from "../rows/timer.ts";
import { placesTried } from "../stores/trashed-tweets.ts";
import { isForgotten } from "./is-forgotten.ts";

const SavedClaim = Claim.pick({
  UserID: true,
  TweetID: true,
  State: true,
  Timestamp: true,
  LeftAt: true,
  ChangedAt: true,
  UpdateID: true,
  SavedBy: true,
});
export type SavedClaim = ReturnType<typeof SavedClaim.parse>;

/** What is read of a row of each table, its sort key first. */
const attributes = {
  tweets: ["Timestamp", "TweetID"],
  trash: ["Timestamp", "TweetID"],
  parts: ["Part"],
  replies: ["Origin", "AskedAt", "UpdateID"],
  claims: Object.keys(SavedClaim.shape),
  due: ["Key", "AskedAt", "UpdateID"],
} as const;
/** The tables whose rows belong to a claim, or to a message. */
export const contentTables = ["tweets", "trash", "parts", "replies"] as const;
export type ErasedTable = keyof typeof attributes;

export type Before = Readonly<Record<(typeof contentTables)[number], readonly Row[]>> & {
  readonly claims: readonly SavedClaim[];
  /** The tweets of items that have no claim; nothing but the item tells that the person kept them. */
  readonly unclaimed: readonly string[];
  /** The rows that list the person's timers. */
  readonly timers: readonly Row[];
};

/**
 * The rows of a person that belong to before `forgotten`, as far as they are needed to remove them. A claim tells
 * which message saved it; items and parts belong to their claim, or to before if they have none.
 */
export async function listBefore(
  userId: string,
  forgotten: Asked,
  rowsOf: Readonly<Record<ErasedTable, Pick<Rows, "query">>>,
): Promise<Before> {
  const all = (table: Exclude<ErasedTable, "due">) =>
    rowsOf[table].query({ key: equals("UserID", userId), attributes: attributes[table] });
  // The claims come last: a claim is written before its item, so no item that is seen is newer than all claims.
  const [tweets, trash, parts, replies] = await Promise.all(contentTables.map(all));
  const listings = { key: equals("Due", partitionOfPerson(userId)), attributes: attributes.due };
  const timers = await rowsOf.due.query(listings);
  const claims = (await all("claims")).map((row) => SavedClaim.parse(row));

  const isBefore = (claim: SavedClaim) => isForgotten(savedAt(claim), forgotten);
  const later = new Map(
    claims.filter((claim) => !isBefore(claim)).map((claim) => [claim.TweetID, claim]),
  );
  const isItemBefore = (row: Row) => !isItemOf(row, later.get(String(row.TweetID)));
  const isPartBefore = ({ Part }: Row) => !later.has(String(Part).split("#")[0] ?? "");
  const isAskedBefore = ({ AskedAt = "", UpdateID }: Row) =>
    isForgotten({ at: String(AskedAt), updateId: UpdateID as number | undefined }, forgotten);
  const itemsBefore = (rows: readonly Row[] = []) => rows.filter(isItemBefore);
  const listed = { tweets: itemsBefore(tweets), trash: itemsBefore(trash) };
  const claimed = new Set(claims.map(({ TweetID }) => TweetID));
  const named = new Set([...listed.tweets, ...listed.trash].map(({ TweetID }) => String(TweetID)));
  return {
    ...listed,
    parts: (parts ?? []).filter(isPartBefore),
    replies: (replies ?? []).filter(isAskedBefore),
    claims: claims.filter(isBefore),
    unclaimed: [...named].filter((tweetId) => !claimed.has(tweetId)),
    timers: timers.filter(isAskedBefore),
  };
}

/** When the message came that saved the tweet. */
export const savedAt = ({ ChangedAt, UpdateID, SavedBy }: SavedClaim): Asked => ({
  at: ChangedAt,
  updateId: SavedBy ?? UpdateID,
});

/** Whether the item is at the place of the claim, or at the one that it has left, or in the trash beside it. */
const isItemOf = ({ Timestamp }: Row, claim: SavedClaim | undefined): boolean =>
  claim !== undefined &&
  [claim.Timestamp, claim.LeftAt].some(
    (place) => Math.abs(Date.parse(String(Timestamp)) - Date.parse(place ?? "")) <= placesTried,
  );
