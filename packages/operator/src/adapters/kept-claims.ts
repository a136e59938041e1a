import { type DynamoDBDocumentClient, paginateQuery, paginateScan } from "@aws-sdk/lib-dynamodb";
import { Claim } from "@memory/archive/rows/claim";
import type { Tables } from "@memory/archive/tables";
import { equals, expressionsFor } from "@memory/shared/aws/expression";

/** The claims on kept tweets, of one person or of everybody, a page at a time. */
export async function* keptClaims(
  client: DynamoDBDocumentClient,
  tables: Tables,
  userId: string | undefined,
): AsyncGenerator<Claim[]> {
  const TableName = tables.claims.name;
  const filter = equals("State", "kept");
  const pages =
    userId === undefined
      ? paginateScan({ client }, { TableName, ...expressionsFor({ filter }) })
      : paginateQuery(
          { client },
          { TableName, ...expressionsFor({ key: equals("UserID", userId), filter }) },
        );
  for await (const { Items = [] } of pages) yield Items.map((row) => Claim.parse(row));
}
