import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { endpointOptions, type RegionConfig } from "./endpoint-options.ts";
import { httpHandler } from "./http-handler.ts";
import { removeUnused, throwRetryable } from "./middlewares.ts";
import { createSigner } from "./signer.ts";

export type AwsConfig = RegionConfig & {
  AWS_ENDPOINT_URL_SQS?: string | undefined;
  AWS_ENDPOINT_URL_DYNAMODB?: string | undefined;
};

const answerWithinMs = 8_000;
/** The longest poll takes 20 s, and its answer the usual 8 s more. */
export const pollWithinMs = 28_000;

/**
 * Long polls hold their socket, so receiving and sending each want a client of their own.
 * `useQueueUrlAsEndpoint: false` keeps the SDK from calling the host that a queue URL names.
 */
export function sqsClient(config: AwsConfig, withinMs = answerWithinMs): SQSClient {
  const client: SQSClient = new SQSClient({
    ...clientOptions(config, config.AWS_ENDPOINT_URL_SQS, withinMs),
    signer: createSigner("sqs", () => client.config),
    useQueueUrlAsEndpoint: false,
    md5: false,
  });
  removeUnused(client.middlewareStack);
  throwRetryable(client.middlewareStack);
  return client;
}

export function dynamodbClient(config: AwsConfig, withinMs = answerWithinMs): DynamoDBClient {
  const client: DynamoDBClient = new DynamoDBClient({
    ...clientOptions(config, config.AWS_ENDPOINT_URL_DYNAMODB, withinMs),
    signer: createSigner("dynamodb", () => client.config),
  });
  removeUnused(client.middlewareStack);
  throwRetryable(client.middlewareStack);
  return client;
}

/**
 * `cacheMiddleware` builds what a command passes through once for each kind of command. The SDK forgets it
 * with every call that has options of its own, such as an abort signal, so give none to `send`.
 */
function clientOptions(config: AwsConfig, specificEndpoint: string | undefined, withinMs: number) {
  return {
    ...endpointOptions(config, specificEndpoint),
    maxAttempts: 3,
    cacheMiddleware: true,
    requestHandler: httpHandler({ connectWithinMs: 3_000, answerWithinMs: withinMs }),
  };
}
