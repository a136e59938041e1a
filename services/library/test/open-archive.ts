import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Claim } from "@memory/archive/rows/claim";
import type { Item } from "@memory/archive/rows/item";
import { startTables } from "@memory/testing/emulators";
import { createClaims } from "../src/adapters/claims.ts";
import { createShelf } from "../src/adapters/shelf.ts";
import { createTrash } from "../src/adapters/trash.ts";
import type { Archive } from "../src/ports.ts";

export type OpenArchive = Awaited<ReturnType<typeof openArchive>>;

/** Real tables, and short words for what lies in them. */
export async function openArchive() {
  const db = await startTables();
  const put = (TableName: string, row: object) =>
    db.client.send(new PutCommand({ TableName, Item: { ...row } }));
  const rowsIn = async (table: "claims" | "tweets" | "trash", userId: string) => {
    const { Items = [] } = await db.client.send(
      new QueryCommand({
        TableName: db.tables[table].name,
        KeyConditionExpression: "UserID = :user",
        ExpressionAttributeValues: { ":user": userId },
        ConsistentRead: true,
      }),
    );
    return Items;
  };
  return {
    client: db.client,
    config: db.config,
    tables: db.tables,
    stop: db.stop,
    /** As another process would have it, over a client of its own. */
    through: (client: DynamoDBDocumentClient): Archive => ({
      claims: createClaims(client, db.tables),
      shelf: createShelf(client, db.tables),
      trash: createTrash(client, db.tables),
    }),
    claim: (claim: Claim) => put(db.tables.claims.name, claim),
    item: (item: object) => put(db.tables.tweets.name, item),
    trashed: (item: Item) => put(db.tables.trash.name, item),
    rowsIn,
    /** Each claim by its tweet, and which tweets lie where. */
    async standing(userId = "7") {
      const [claims, tweets, trash] = await Promise.all([
        rowsIn("claims", userId),
        rowsIn("tweets", userId),
        rowsIn("trash", userId),
      ]);
      const idsOf = (rows: Record<string, unknown>[]) => rows.map(({ TweetID }) => TweetID);
      return {
        claims: Object.fromEntries(claims.map(({ TweetID, State }) => [TweetID, State])),
        shelf: idsOf(tweets),
        trash: idsOf(trash),
      };
    },
  };
}
