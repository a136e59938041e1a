import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { contracts } from "../contracts/all.ts";
import {
  deadLetterName,
  deadLetterRetentionSeconds,
  maxReceiveCount,
  retentionSeconds,
  visibilityTimeoutSeconds,
} from "../queue.ts";
import { type Table, tablesNamed } from "../tables.ts";

/** Creates what is missing of the queues, each with its dead-letter queue. Leaves the rest as it is. */
export async function provisionQueues(client: SQSClient, prefix: string): Promise<void> {
  for (const { name } of contracts) {
    const dead = await ensureQueue(client, prefix + deadLetterName(name), {
      MessageRetentionPeriod: String(deadLetterRetentionSeconds),
    });
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ["QueueArn"] }),
    );
    await ensureQueue(client, prefix + name, {
      MessageRetentionPeriod: String(retentionSeconds),
      VisibilityTimeout: String(visibilityTimeoutSeconds),
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount }),
    });
  }
}

async function ensureQueue(client: SQSClient, name: string, attributes: Record<string, string>) {
  try {
    return (await client.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
    const created = new CreateQueueCommand({ QueueName: name, Attributes: attributes });
    return (await client.send(created)).QueueUrl;
  }
}

/** Creates the tables that are missing and waits until all can be used. */
export async function provisionTables(
  client: DynamoDBDocumentClient,
  mainTable: string,
): Promise<void> {
  await Promise.all(
    Object.values(tablesNamed(mainTable)).map((table: Table) => ensureTable(client, table)),
  );
}

async function ensureTable(client: DynamoDBDocumentClient, table: Table): Promise<void> {
  for (;;) {
    const status = await tableStatus(client, table.name);
    if (status === "ACTIVE" || status === "UPDATING") return;
    if (status === undefined) await createTable(client, table);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function tableStatus(client: DynamoDBDocumentClient, name: string) {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function createTable(client: DynamoDBDocumentClient, table: Table): Promise<void> {
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
