import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Tables } from "@memory/archive/tables";
import { anyOf, isAbsent, isAtMost } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import { z } from "zod";
import type { Blocks } from "../ports.ts";
import { createPersonRows, type PersonRows } from "./person-rows.ts";

const Row = z.looseObject({ BlockedAt: z.string().optional() });

/** `BlockedAt` of TweetsPeople in DynamoDB. No other attribute of a row is changed. */
export function createBlocks(
  client: DynamoDBClient,
  tables: Tables,
  personRows: PersonRows = createPersonRows(client, tables),
): Blocks {
  const rows = rowsOf(client, tables.people.name);
  const keyOf = (chatId: number) => ({ UserID: String(chatId) });
  const isNotNewerThan = (moment: string) =>
    anyOf(isAbsent("BlockedAt"), isAtMost("BlockedAt", moment));

  return {
    async find(chatId) {
      const row = await personRows.get(chatId);
      return row === undefined ? undefined : Row.parse(row).BlockedAt;
    },
    async put(chatId, blockedAt) {
      const set = { BlockedAt: blockedAt };
      await rows.update(keyOf(chatId), { set }, isNotNewerThan(blockedAt));
      personRows.forget(chatId);
    },
    async remove(chatId, blockedAt) {
      await rows.update(keyOf(chatId), { remove: ["BlockedAt"] }, isNotNewerThan(blockedAt));
      personRows.forget(chatId);
    },
  };
}
