import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import { type Table, tablesNamed } from "@memory/archive/tables";

/** Creates the missing tables and waits until all of them can be used. */
export async function createTables(client: DynamoDBClient, mainTable: string): Promise<void> {
  await Promise.all(
    Object.values(tablesNamed(mainTable)).map((table: Table) => ensureTable(client, table)),
  );
}

async function ensureTable(client: DynamoDBClient, table: Table): Promise<void> {
  for (;;) {
    const status = await tableStatus(client, table.name);
    if (status === "ACTIVE" || status === "UPDATING") return;
    if (status === undefined) await createTable(client, table);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function tableStatus(client: DynamoDBClient, name: string) {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function createTable(client: DynamoDBClient, table: Table): Promise<void> {
  const { name, partitionKey, sortKey, localIndex } = table;
  const keys = [partitionKey, sortKey, localIndex?.sortKey].filter((key) => key !== undefined);
  const keySchema = (sort: string | undefined) => [
    { AttributeName: partitionKey, KeyType: "HASH" as const },
    ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: "RANGE" as const }]),
  ];
  const command = new CreateTableCommand({
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: "S" })),
    KeySchema: keySchema(sortKey),
    ...(localIndex === undefined
      ? {}
      : {
          LocalSecondaryIndexes: [
            {
              IndexName: localIndex.name,
              KeySchema: keySchema(localIndex.sortKey),
              Projection: { ProjectionType: "ALL" },
            },
          ],
        }),
  });
  try {
    await client.send(command);
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}
