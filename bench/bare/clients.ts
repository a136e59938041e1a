import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { documentClient, sqsClient } from "@memory/shared/aws/clients";
import type { Addresses } from "../world/stand-ins.ts";

/** Memory's own clients. Commands of client-dynamodb pass the document client as they are. */
export function memoryClients({ sqs, dynamodb }: Addresses) {
  const config = {
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  };
  return {
    receive: sqsClient(config),
    send: sqsClient(config),
    tables: documentClient(config) as unknown as DynamoDBClient,
  };
}

const stock = {
  region: "us-east-1",
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
};

/** Clients with no options but those that emulators need. */
export function stockClients({ sqs, dynamodb }: Addresses) {
  const queues = () => new SQSClient({ ...stock, endpoint: sqs, useQueueUrlAsEndpoint: false });
  const tables = new DynamoDBClient({ ...stock, endpoint: dynamodb });
  return { receive: queues(), send: queues(), documents: DynamoDBDocumentClient.from(tables) };
}
