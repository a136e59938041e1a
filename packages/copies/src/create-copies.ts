import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Tables } from "@memory/archive/tables";
import type { Copies, Objects } from "./copies.ts";

/** The copies in DynamoDB and a bucket. Without `objects` only the verbs that read rows work. */
export function createCopies(
  _client: DynamoDBClient,
  _tables: Tables,
  _parts: { readonly objects?: Objects; readonly now?: () => number } = {},
): Copies {
  throw new Error("not built yet");
}
