import {
  type DynamoDBDocumentClient,
  paginateQuery,
  paginateScan,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { Claim } from "@memory/archive/rows/claim";
import type { Tables } from "@memory/archive/tables";

/** The claims on kept tweets, of one person or of everybody, a page at a time. */
export async function* keptClaims(
  client: DynamoDBDocumentClient,
  tables: Tables,
  userId: string | undefined,
): AsyncGenerator<Claim[]> {
  const input = {
    TableName: tables.claims.name,
    FilterExpression: "#state = :kept",
    ExpressionAttributeNames: { "#state": "State" },
    ExpressionAttributeValues: { ":kept": "kept" },
  } satisfies Omit<QueryCommandInput, "KeyConditionExpression">;
  const pages =
    userId === undefined
      ? paginateScan({ client }, input)
      : paginateQuery(
          { client },
          {
            ...input,
            KeyConditionExpression: "UserID = :user",
            ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ":user": userId },
          },
        );
  for await (const { Items = [] } of pages) yield Items.map((row) => Claim.parse(row));
}
