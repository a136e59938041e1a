import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createKeepers } from "@memory/archive/keepers";
import type { Tables } from "@memory/archive/tables";
import { rowsOf } from "@memory/shared/aws/rows";
import type { Copies, Objects } from "./copies.ts";
import { eraseUnkept } from "./erase-unkept.ts";
import { leaseCopies } from "./lease-copies.ts";
import { createCopyRows } from "./stores/copy-rows.ts";
import { createFileIds } from "./stores/file-ids.ts";
import { createLeases } from "./stores/leases.ts";
import { createObjectsInUse } from "./stores/objects-in-use.ts";
import { createTotalBytes } from "./stores/total-bytes.ts";

type Parts = {
  readonly objects: Pick<Objects, "put" | "remove">;
  /** Unix ms. */
  readonly now?: () => number;
};

/** The copies in DynamoDB and a bucket, without transactions: rows name an object before it is there. */
export function createCopies(
  client: DynamoDBClient,
  tables: Pick<Tables, "media" | "keepers">,
  { objects, now = Date.now }: Parts,
): Copies {
  const rows = rowsOf(client, tables.media.name);
  const keepers = createKeepers(client, tables);
  const copyRows = createCopyRows(rows);
  const leases = createLeases(rows, now);
  const total = createTotalBytes(rows);
  const inUse = createObjectsInUse({ rows, objects, total, now });
  return {
    list: copyRows.list,
    lease: (tweetId) => leaseCopies(tweetId, { copyRows, leases, inUse }),
    eraseUnkept: (tweetId) => eraseUnkept(tweetId, { keepers, copyRows, leases, inUse }),
    totalBytes: total.read,
    ...createFileIds(rows),
  };
}

/** What is known of copies, for whoever only shows it. */
export const createCopyReader = (
  client: DynamoDBClient,
  tables: Pick<Tables, "media">,
): Pick<Copies, "list"> => {
  const { list } = createCopyRows(rowsOf(client, tables.media.name));
  return { list };
};
