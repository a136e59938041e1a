import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createArchive } from "@memory/archive/create-archive";
import type { Claim } from "@memory/archive/rows/claim";
import type { Item } from "@memory/archive/rows/item";
import { createStores } from "@memory/archive/stores/stores";
import { equals } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import { startTables } from "./emulators.ts";

export type OpenArchive = Awaited<ReturnType<typeof openArchive>>;

/** The archive on tables of its own, and a short description of the rows in them. */
export async function openArchive() {
  const db = await startTables();
  const put = (table: string, row: object) => rowsOf(db.client, table).put(row);
  const rowsIn = (table: "claims" | "tweets" | "trash" | "parts", userId: string) =>
    rowsOf(db.client, db.tables[table].name).query({ key: equals("UserID", userId) });
  return {
    client: db.client,
    config: db.config,
    tables: db.tables,
    stop: db.stop,
    /** The archive as another process has it, through a client of its own. */
    through: (client: DynamoDBClient, now?: () => number) => createArchive(client, db.tables, now),
    storesThrough: (client: DynamoDBClient) => createStores(client, db.tables, Date.now),
    claim: (claim: Claim) => put(db.tables.claims.name, claim),
    item: (item: object) => put(db.tables.tweets.name, item),
    trashed: (item: Item) => put(db.tables.trash.name, item),
    part: (part: object) => put(db.tables.parts.name, part),
    removePart: (key: { UserID: string; Part: string }) =>
      rowsOf(db.client, db.tables.parts.name).remove(key),
    removeClaim: (key: { UserID: string; TweetID: string }) =>
      rowsOf(db.client, db.tables.claims.name).remove(key),
    rowsIn,
    /** The state of each claim by its tweet's id, and the ids of the items in each table. */
    async standing(userId = "7") {
      const [claims, tweets, trash] = await Promise.all([
        rowsIn("claims", userId),
        rowsIn("tweets", userId),
        rowsIn("trash", userId),
      ]);
      const idsOf = (rows: Record<string, unknown>[]) => rows.map(({ TweetID }) => TweetID);
      return {
        claims: Object.fromEntries(claims.map(({ TweetID, State }) => [TweetID, State])),
        tweets: idsOf(tweets),
        trash: idsOf(trash),
      };
    },
  };
}
