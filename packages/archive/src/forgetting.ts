import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { rowsOf } from "@memory/shared/aws/rows";
import type { Asked } from "./compare-asked.ts";
import { type Before, listBefore } from "./forget/list-before.ts";
import { createMarkers } from "./forget/markers.ts";
import { type Progress, removeBefore } from "./forget/remove-before.ts";
import type { Counts, Erasure } from "./rows/marker.ts";
import { createKeeperRows, type EraseUnkept } from "./stores/keepers.ts";
import type { Tables } from "./tables.ts";

export type Forgetting = ReturnType<typeof createForgetting>;

/**
 * Erases what belongs to before a person asked to be forgotten, and nothing of what they asked for since. Every
 * verb may run again after it was cut off anywhere. `eraseUnkept` is needed by whoever calls `remove`.
 */
export function createForgetting(
  client: DynamoDBClient,
  tables: Tables,
  now: () => number = Date.now,
  eraseUnkept: EraseUnkept = async () => ({ copies: 0 }),
) {
  const markers = createMarkers(rowsOf(client, tables.people.name));
  const rows = {
    tweets: rowsOf(client, tables.tweets.name),
    trash: rowsOf(client, tables.trash.name),
    parts: rowsOf(client, tables.parts.name),
    replies: rowsOf(client, tables.replies.name),
    claims: rowsOf(client, tables.claims.name),
    due: rowsOf(client, tables.due.name),
  };
  const { claims, due } = rows;
  const keepers = createKeeperRows(batchedRowsOf(client, tables.keepers));
  const batchedRows = {
    tweets: batchedRowsOf(client, tables.tweets),
    trash: batchedRowsOf(client, tables.trash),
    parts: batchedRowsOf(client, tables.parts),
    replies: batchedRowsOf(client, tables.replies),
  };

  return {
    /**
     * Marks the person as forgotten and erases their settings: from now on no job of before is begun that is
     * older than a minute. Returns how far the erasure has come; undefined if it has ended, or if the person
     * has asked again since.
     */
    begin: (userId: string, asked: Asked): Promise<Erasure | undefined> =>
      markers.set(userId, asked),

    /** Notes how far it has come. */
    note: (userId: string, asked: Asked, erasure: Erasure): Promise<void> =>
      markers.note(userId, asked, erasure),

    /** Notes that the first of the two erasures has ended. */
    noteFirst: (userId: string, asked: Asked, erasure: Erasure): Promise<void> =>
      markers.note(userId, asked, { ...erasure, erasedAt: new Date(now()).toISOString() }),

    /** Milliseconds since the first ended; negative if a clock was set back since. */
    elapsedMs: ({ erasedAt = "" }: Erasure): number => now() - Date.parse(erasedAt),

    /** Leaves nothing but the marker, and what the person has set since. */
    end: (userId: string, asked: Asked): Promise<void> => markers.end(userId, asked),

    /** What is there of before. */
    list: (userId: string, asked: Asked): Promise<Before> => listBefore(userId, asked, rows),

    /** Removes what was listed; false if `mayGoOn` has ended it. */
    remove: (userId: string, before: Before, progress: Progress): Promise<boolean> =>
      removeBefore(
        userId,
        before,
        { tables, batchedRows, claims, due, keepers, eraseUnkept },
        progress,
      ),
  };
}

export const countsOf = ({ tweets, trash, claims, parts, replies, timers }: Before): Counts => ({
  tweets: tweets.length,
  trash: trash.length,
  claims: claims.length,
  parts: parts.length,
  replies: replies.length,
  timers: timers.length,
});

export const sumOf = (counts: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
