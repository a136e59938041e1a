import {
  DeleteTableCommand,
  ListTablesCommand,
  waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import { ListQueuesCommand, PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { dynamodbClient, sqsClient } from "@memory/shared/aws/clients";
import type { Endpoints } from "../edition.ts";

/** Empties all queues and removes all tables, so that the next suite finds no data of the last one. */
export async function emptyStack({ sqs, dynamodb }: Endpoints): Promise<void> {
  const region = { AWS_DEFAULT_REGION: "us-east-1" };
  const queues = sqsClient({ ...region, AWS_ENDPOINT_URL_SQS: sqs });
  const tables = dynamodbClient({ ...region, AWS_ENDPOINT_URL_DYNAMODB: dynamodb });
  try {
    const { QueueUrls = [] } = await queues.send(new ListQueuesCommand({}));
    for (const QueueUrl of QueueUrls) await queues.send(new PurgeQueueCommand({ QueueUrl }));
    const { TableNames = [] } = await tables.send(new ListTablesCommand({}));
    for (const TableName of TableNames) {
      await tables.send(new DeleteTableCommand({ TableName }));
      await waitUntilTableNotExists(
        { client: tables, maxWaitTime: 30, minDelay: 1 },
        { TableName },
      );
    }
  } finally {
    queues.destroy();
    tables.destroy();
  }
}
