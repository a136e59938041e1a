import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createQueues } from "@memory/provision/adapters/create-queues";
import { createTables } from "@memory/provision/adapters/create-tables";
import { dynamodbClient, sqsClient } from "@memory/shared/aws/clients";

type Addresses = { readonly sqs: string; readonly dynamodb: string };

const configOf = ({ sqs, dynamodb }: Addresses) => ({
  AWS_DEFAULT_REGION: "us-east-1",
  AWS_ENDPOINT_URL_SQS: sqs,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
});

/** Memory's own clients. */
export function memoryClients(addresses: Addresses) {
  const config = configOf(addresses);
  return {
    receive: sqsClient(config),
    send: sqsClient(config),
    tables: dynamodbClient(config),
  };
}

/** Creates all queues and tables of Memory. */
export async function createQueuesAndTables(addresses: Addresses): Promise<void> {
  const config = configOf(addresses);
  const [queues, tables] = [sqsClient(config), dynamodbClient(config)];
  await createQueues(queues, "memory-");
  await createTables(tables, "Tweets");
  queues.destroy();
  tables.destroy();
}

const stock = {
  region: "us-east-1",
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
};

/** Clients with no options but those that emulators need, which have to take any key. */
export const stockClients = ({ sqs, dynamodb }: Addresses) => ({
  receive: stockSqs(sqs),
  send: stockSqs(sqs),
  documents: stockDocuments(dynamodb),
});

const stockSqs = (endpoint: string) =>
  new SQSClient({ ...stock, endpoint, useQueueUrlAsEndpoint: false });

export const stockDocuments = (endpoint: string) =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ ...stock, endpoint }));
