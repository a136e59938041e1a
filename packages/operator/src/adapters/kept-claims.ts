import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Claim } from "@memory/archive/rows/claim";
import type { Tables } from "@memory/archive/tables";
import { equals } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";

/** The claims on kept tweets, of one person or of everybody, a page at a time. */
export async function* keptClaims(
  client: DynamoDBClient,
  tables: Tables,
  userId: string | undefined,
): AsyncGenerator<Claim[]> {
  const key = userId === undefined ? undefined : equals("UserID", userId);
  const pages = rowsOf(client, tables.claims.name).pages({ key, filter: equals("State", "kept") });
  for await (const rows of pages) yield rows.map((row) => Claim.parse(row));
}
