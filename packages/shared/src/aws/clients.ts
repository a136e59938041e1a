import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { RetryableError } from "../errors.ts";
import { isRetryableAwsError } from "./aws-errors.ts";
import { decodeEmulatorKeys, type EmulatorKeys, emulatorKeyFor } from "./emulator-keys.ts";

export type AwsConfig = {
  AWS_DEFAULT_REGION: string;
  AWS_REGION?: string | undefined;
  AWS_ENDPOINT_URL?: string | undefined;
  AWS_ENDPOINT_URL_SQS?: string | undefined;
  AWS_ENDPOINT_URL_DYNAMODB?: string | undefined;
  /** The keys of emulators that insist on one. Default: those in EMULATOR_KEYS. */
  emulatorKeys?: EmulatorKeys;
};

const answerWithinMs = 8_000;
/** The longest poll takes 20 s, and its answer the usual 8 s more. */
export const pollWithinMs = 28_000;

/**
 * Long polls hold their socket, so receiving and sending each want a client of their own.
 * `useQueueUrlAsEndpoint: false` keeps the SDK from calling the host that a queue URL names.
 */
export const sqsClient = (config: AwsConfig, withinMs = answerWithinMs): SQSClient =>
  throwingRetryable(
    new SQSClient({
      ...clientOptions(config, config.AWS_ENDPOINT_URL_SQS, withinMs),
      useQueueUrlAsEndpoint: false,
      md5: false,
    }),
  );

export const documentClient = (
  config: AwsConfig,
  withinMs = answerWithinMs,
): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    throwingRetryable(
      new DynamoDBClient(clientOptions(config, config.AWS_ENDPOINT_URL_DYNAMODB, withinMs)),
    ),
    { marshallOptions: { removeUndefinedValues: true } },
  );

function clientOptions(config: AwsConfig, specificEndpoint: string | undefined, withinMs: number) {
  const endpoint = specificEndpoint ?? config.AWS_ENDPOINT_URL;
  const agent = { keepAlive: true, maxSockets: 100 };
  return {
    region: config.AWS_REGION ?? config.AWS_DEFAULT_REGION,
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 3_000,
      requestTimeout: withinMs,
      throwOnRequestTimeout: true,
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
    }),
    ...(endpoint === undefined ? {} : { endpoint, ...emulatorOptions(endpoint, config) }),
  };
}

/** Throws a RetryableError for an outage or a throttle that outlasted the SDK's own attempts. */
function throwingRetryable<C extends SQSClient | DynamoDBClient>(client: C): C {
  const stack = client.middlewareStack as unknown as DynamoDBClient["middlewareStack"];
  stack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } catch (cause) {
        if (!isRetryableAwsError(cause)) throw cause;
        const code = Reflect.get(cause, "code") ?? cause.name;
        throw new RetryableError(`${context.commandName} got no answer: ${code}`, { cause });
      }
    },
    { step: "initialize", priority: "high", name: "throwRetryable" },
  );
  return client;
}

/** Emulators other than our own take any credentials, but the SDK insists on some. */
function emulatorOptions(endpoint: string, config: AwsConfig) {
  const keys = config.emulatorKeys ?? decodeEmulatorKeys(process.env.EMULATOR_KEYS);
  const key = emulatorKeyFor(endpoint, keys);
  if (key !== undefined) return ownEmulatorOptions(key);
  return process.env.AWS_ACCESS_KEY_ID === undefined && process.env.AWS_PROFILE === undefined
    ? { credentials: { accessKeyId: "emulator", secretAccessKey: "emulator" } }
    : {};
}

/**
 * For emulators that we started ourselves nothing of a person's shell or ~/.aws counts: a profile that is
 * not logged in, or a flag such as AWS_USE_FIPS_ENDPOINT, would fail every call.
 */
const ownEmulatorOptions = (key: string) => ({
  region: "us-east-1",
  credentials: { accessKeyId: key, secretAccessKey: key },
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  retryMode: "standard",
  defaultsMode: "legacy" as const,
  accountIdEndpointMode: "disabled" as const,
  authSchemePreference: ["sigv4"],
  userAgentAppId: "memory",
});
