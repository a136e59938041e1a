import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { rowsOf } from "@memory/shared/aws/rows";
import type { Table, Tables } from "../tables.ts";
import { createClaims } from "./claims.ts";
import { createKeeperRows } from "./keepers.ts";
import { createKeptTweets } from "./kept-tweets.ts";
import { createParts } from "./parts.ts";
import { createTrashedTweets } from "./trashed-tweets.ts";

export type Stores = ReturnType<typeof createStores>;

/**
 * The five tables of the archive; `now` is the clock (Unix ms). Each write has a condition, so that none
 * undoes a newer one.
 */
export function createStores(client: DynamoDBClient, tables: Tables, now: () => number) {
  const { claims, tweets, trash, parts, keepers } = tables;
  const rows = (table: Table) => rowsOf(client, table.name);
  const batchedRows = (table: Table) => batchedRowsOf(client, table);
  return {
    claims: createClaims(rows(claims), batchedRows(claims), now),
    keptTweets: createKeptTweets(rows(tweets), batchedRows(tweets)),
    trashedTweets: createTrashedTweets(rows(trash), batchedRows(trash)),
    parts: createParts(rows(parts)),
    keepers: createKeeperRows(batchedRows(keepers)),
  };
}
