import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { NodeHttpHandler } from "@smithy/node-http-handler";

export type AwsConfig = {
  AWS_DEFAULT_REGION: string;
  AWS_REGION?: string | undefined;
  AWS_ENDPOINT_URL?: string | undefined;
  AWS_ENDPOINT_URL_SQS?: string | undefined;
  AWS_ENDPOINT_URL_DYNAMODB?: string | undefined;
};

/**
 * Long polls hold their socket, so receiving and sending each want a client of their own.
 * `useQueueUrlAsEndpoint: false` keeps the SDK from calling the host that a queue URL names.
 */
export const sqsClient = (config: AwsConfig): SQSClient =>
  new SQSClient({
    ...clientOptions(config, config.AWS_ENDPOINT_URL_SQS),
    useQueueUrlAsEndpoint: false,
    md5: false,
  });

export const documentClient = (config: AwsConfig): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient(clientOptions(config, config.AWS_ENDPOINT_URL_DYNAMODB)),
    { marshallOptions: { removeUndefinedValues: true } },
  );

function clientOptions(config: AwsConfig, specificEndpoint: string | undefined) {
  const endpoint = specificEndpoint ?? config.AWS_ENDPOINT_URL;
  const agent = { keepAlive: true, maxSockets: 100 };
  return {
    region: config.AWS_REGION ?? config.AWS_DEFAULT_REGION,
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 3_000,
      requestTimeout: 30_000,
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
    }),
    ...(endpoint === undefined ? {} : { endpoint, ...emulatorCredentials() }),
  };
}

/** Emulators take any credentials, but the SDK insists on some. */
const emulatorCredentials = () =>
  process.env.AWS_ACCESS_KEY_ID === undefined && process.env.AWS_PROFILE === undefined
    ? { credentials: { accessKeyId: "emulator", secretAccessKey: "emulator" } }
    : {};
