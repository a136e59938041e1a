import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Tables } from "@memory/archive/tables";
import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { anyOf, isAbsent, isAtMost } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import { z } from "zod";
import type { Blocks } from "../ports.ts";

const Row = z.looseObject({ BlockedAt: z.string().optional() });

/** `BlockedAt` of TweetsPeople in DynamoDB. No other attribute of a row is read or changed. */
export function createBlocks(client: DynamoDBClient, tables: Tables): Blocks {
  const rows = rowsOf(client, tables.people.name);
  const batchedRows = batchedRowsOf(client, tables.people, { isConsistent: false });
  const keyOf = (chatId: number) => ({ UserID: String(chatId) });
  const isNotNewerThan = (moment: string) =>
    anyOf(isAbsent("BlockedAt"), isAtMost("BlockedAt", moment));

  return {
    async find(chatId) {
      const row = await batchedRows.get(keyOf(chatId));
      return row === undefined ? undefined : Row.parse(row).BlockedAt;
    },
    async put(chatId, blockedAt) {
      const set = { BlockedAt: blockedAt };
      await rows.update(keyOf(chatId), { set }, isNotNewerThan(blockedAt));
    },
    async remove(chatId, blockedAt) {
      await rows.update(keyOf(chatId), { remove: ["BlockedAt"] }, isNotNewerThan(blockedAt));
    },
  };
}
