import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { decodeEmulatorKeys, type EmulatorKeys, emulatorKeyFor } from "./emulator-keys.ts";
import { httpHandler } from "./http-handler.ts";
import { removeUnused, throwRetryable } from "./middlewares.ts";
import { createSigner } from "./signer.ts";

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
  const endpoint = specificEndpoint ?? config.AWS_ENDPOINT_URL;
  return {
    region: config.AWS_REGION ?? config.AWS_DEFAULT_REGION,
    maxAttempts: 3,
    cacheMiddleware: true,
    requestHandler: httpHandler({ connectWithinMs: 3_000, answerWithinMs: withinMs }),
    ...(endpoint === undefined ? {} : { endpoint, ...emulatorOptions(endpoint, config) }),
  };
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
});
