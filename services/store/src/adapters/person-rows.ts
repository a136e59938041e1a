import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Tables } from "@memory/archive/tables";
import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import type { Row } from "@memory/shared/aws/rows";
import { LRUCache } from "lru-cache";

const maxRemembered = 10_000;
const rememberedForMs = 10_000;

export type PersonRows = ReturnType<typeof createPersonRows>;

/**
 * Reads rows of TweetsPeople for all who need one, several in a call. A row is remembered for ten seconds,
 * in which a burst of links needs no further read; after that a change of another service is seen.
 */
export function createPersonRows(client: DynamoDBClient, tables: Pick<Tables, "people">) {
  const rows = batchedRowsOf(client, tables.people, { isConsistent: false });
  const known = new LRUCache<number, Promise<Row | undefined>>({
    max: maxRemembered,
    ttl: rememberedForMs,
  });

  return {
    /** The row of a person or a group; undefined if there is none. */
    get(id: number): Promise<Row | undefined> {
      const found = known.get(id);
      if (found !== undefined) return found;
      const row = rows.get({ UserID: String(id) });
      known.set(id, row);
      row.catch(() => known.delete(id));
      return row;
    },
    /** Has the row read anew, since it was written. */
    forget: (id: number): void => void known.delete(id),
  };
}
