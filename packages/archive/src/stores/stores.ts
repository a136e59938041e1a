import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { rowsOf } from "@memory/shared/aws/rows";
import type { Tables } from "../tables.ts";
import { createClaims } from "./claims.ts";
import { createKeptTweets } from "./kept-tweets.ts";
import { createParts } from "./parts.ts";
import { createTrashedTweets } from "./trashed-tweets.ts";

export type Stores = ReturnType<typeof createStores>;

/** The four tables of the archive. Each write has a condition, so that none undoes a newer one. */
export const createStores = (client: DynamoDBClient, tables: Tables) => ({
  claims: createClaims(rowsOf(client, tables.claims.name), batchedRowsOf(client, tables.claims)),
  keptTweets: createKeptTweets(
    rowsOf(client, tables.tweets.name),
    batchedRowsOf(client, tables.tweets),
  ),
  trashedTweets: createTrashedTweets(rowsOf(client, tables.trash.name)),
  parts: createParts(rowsOf(client, tables.parts.name)),
});
