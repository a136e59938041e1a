import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Tables } from "@memory/archive/tables";
import { holds } from "@memory/shared/aws/conditional-write";
import { z } from "zod";
import type { Blocks } from "../ports.ts";

const Row = z.looseObject({ BlockedAt: z.string().optional() });

/** `BlockedAt` of TweetsPeople in DynamoDB. Everything else of a row is another's. */
export function createBlocks(client: DynamoDBDocumentClient, tables: Tables): Blocks {
  const rowOf = (chatId: number) => ({
    TableName: tables.people.name,
    Key: { UserID: String(chatId) },
  });
  const update = (chatId: number, expression: string, blockedAt: string) =>
    holds(
      client.send(
        new UpdateCommand({
          ...rowOf(chatId),
          UpdateExpression: expression,
          ConditionExpression: "attribute_not_exists(BlockedAt) OR BlockedAt <= :at",
          ExpressionAttributeValues: { ":at": blockedAt },
        }),
      ),
    );

  return {
    async find(chatId) {
      const { Item } = await client.send(new GetCommand(rowOf(chatId)));
      return Item === undefined ? undefined : Row.parse(Item).BlockedAt;
    },
    async put(chatId, blockedAt) {
      await update(chatId, "SET BlockedAt = :at", blockedAt);
    },
    async remove(chatId, blockedAt) {
      await update(chatId, "REMOVE BlockedAt", blockedAt);
    },
  };
}
