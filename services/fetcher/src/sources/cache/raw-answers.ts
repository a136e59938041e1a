import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Tables } from "@memory/archive/tables";
import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { ifAbsent } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import type { Log } from "@memory/shared/process/log";
import type { RawAnswers } from "../../ports.ts";
import { createPendingWrites } from "./pending-writes.ts";
import { keyOf, readRow, seconds, toBody } from "./raw-answer-row.ts";
import { createUnlessDown } from "./unless-down.ts";

const keptForMs = 90 * 24 * 60 * 60 * 1000;

/**
 * Keeps the sources' responses in DynamoDB. During an outage nothing is found and nothing is kept.
 */
export function createRawAnswers(
  client: DynamoDBClient,
  tables: Tables,
  log: Log,
): RawAnswers & { drain(): Promise<void> } {
  const rows = rowsOf(client, tables.raw.name);
  const batchedRows = batchedRowsOf(client, tables.raw);
  const { isDown, unlessDown } = createUnlessDown(log);
  const writes = createPendingWrites((err) => log.warn({ err }, "an answer was not kept"));

  return {
    async find(source, tweetId) {
      const pending = writes.find(`${source} ${tweetId}`);
      if (pending !== undefined) return pending;
      return readRow(await unlessDown(() => batchedRows.get(keyOf(source, tweetId))));
    },

    keep(source, tweetId, responses, freshUntil) {
      if (isDown()) return;
      const kept = { responses, freshUntil, weakCount: 0, weakUntil: 0 };
      writes.begin(`${source} ${tweetId}`, kept, async () => {
        const Body = await toBody(responses);
        if (Body === undefined) return;
        const row = {
          ...keyOf(source, tweetId),
          Body,
          ReadAt: responses.at(-1)?.readAt,
          freshUntil: seconds(freshUntil),
          expires: seconds(Date.now() + keptForMs),
        };
        await unlessDown(() => batchedRows.put(row));
      });
    },

    keepWeak(source, tweetId, weakCount, weakUntil) {
      if (isDown()) return;
      const kept = { responses: [], freshUntil: 0, weakCount, weakUntil };
      writes.begin(`${source} ${tweetId}`, kept, async () => {
        const set = {
          weakCount,
          weakUntil: seconds(weakUntil),
          expires: ifAbsent(seconds(Date.now() + keptForMs)),
        };
        await unlessDown(() => rows.update(keyOf(source, tweetId), { set }));
      });
    },

    drain: writes.drain,
  };
}
