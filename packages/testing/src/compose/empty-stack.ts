import {
  DeleteTableCommand,
  ListTablesCommand,
  waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import {
  DeleteObjectCommand,
  ListBucketsCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import { ListQueuesCommand, PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { dynamodbClient, sqsClient } from "@memory/shared/aws/clients";
import { s3Client } from "@memory/shared/aws/s3-client";
import type { Endpoints } from "../edition.ts";

/** Empties all queues and buckets and removes all tables, so that the next suite finds no data of the last one. */
export async function emptyStack({ sqs, dynamodb, s3 }: Endpoints): Promise<void> {
  const region = { AWS_DEFAULT_REGION: "us-east-1" };
  const queues = sqsClient({ ...region, AWS_ENDPOINT_URL_SQS: sqs });
  const tables = dynamodbClient({ ...region, AWS_ENDPOINT_URL_DYNAMODB: dynamodb });
  const objects = s3Client({ ...region, AWS_ENDPOINT_URL_S3: s3 });
  try {
    await emptyBuckets(objects);
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
    objects.destroy();
  }
}

async function emptyBuckets(client: S3Client): Promise<void> {
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  for (const { Name: Bucket } of Buckets) {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket })) {
      for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }));
    }
  }
}
