import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { StartError } from "@memory/shared/errors";
import { objectConfig, queueConfig, readConfig, tableConfig } from "@memory/shared/process/config";
import { z } from "zod";

const operatorConfig = z.object({
  ...queueConfig,
  ...tableConfig,
  ...objectConfig,
  DATA_DIR: z.string().min(1).default("./data"),
});
const prefixConfig = operatorConfig.pick({ QUEUE_PREFIX: true });
const Endpoints = z.object({ sqs: z.url(), dynamodb: z.url(), s3: z.url().optional() });

export type Part = "queues" | "tables" | "objects";
const endpointOf = {
  queues: "AWS_ENDPOINT_URL_SQS",
  tables: "AWS_ENDPOINT_URL_DYNAMODB",
  objects: "AWS_ENDPOINT_URL_S3",
} as const;

/** The prefix of every queue's name. It is needed to read the command line, before Memory is found. */
export const queuePrefix = (env: Record<string, string | undefined>): string =>
  readConfig(prefixConfig, env).QUEUE_PREFIX;

/** A part of the help of every command. */
export const howMemoryIsFound = `Memory is found by DATA_DIR/endpoints.json (./data) as npm start writes it, or by AWS_ENDPOINT_URL,
AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL_DYNAMODB and AWS_ENDPOINT_URL_S3; on AWS itself set AWS_REGION.
QUEUE_PREFIX, DYNAMODB_TABLE_NAME and MEDIA_BUCKET count as they do for the services. .env in the working
directory is read too.`;

/**
 * Finds the parts of Memory that a command needs: where the environment says, else the Memory that runs
 * on DATA_DIR, else AWS. Throws a StartError if it finds none. `place` is the address for people.
 */
export function findMemory(env: Record<string, string | undefined>, parts: readonly Part[]) {
  const config = readConfig(operatorConfig, env);
  const isGiven = parts.every((part) => config[endpointOf[part]] ?? config.AWS_ENDPOINT_URL);
  const running = isGiven ? undefined : readEndpoints(resolve(config.DATA_DIR, "endpoints.json"));
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
  if (!isGiven && running === undefined && !region) {
    throw new StartError(
      `Memory does not run on ${config.DATA_DIR}: start it, or set DATA_DIR, or AWS_ENDPOINT_URL or AWS_REGION where queues, tables and copies are elsewhere`,
    );
  }
  const key = running === undefined ? undefined : readKey(config.DATA_DIR);
  const queues = config.AWS_ENDPOINT_URL_SQS ?? running?.sqs;
  return {
    ...config,
    ...(running === undefined || key === undefined ? {} : { emulatorKeys: keysOf(running, key) }),
    AWS_ENDPOINT_URL_SQS: queues,
    AWS_ENDPOINT_URL_DYNAMODB: config.AWS_ENDPOINT_URL_DYNAMODB ?? running?.dynamodb,
    AWS_ENDPOINT_URL_S3: config.AWS_ENDPOINT_URL_S3 ?? running?.s3,
    place: queues ?? config.AWS_ENDPOINT_URL ?? `AWS, ${region}`,
  };
}

const keysOf = (running: z.infer<typeof Endpoints>, key: string) =>
  Object.fromEntries(Object.values(running).map((endpoint) => [endpoint, key]));

export type Memory = ReturnType<typeof findMemory>;

function readEndpoints(path: string): z.infer<typeof Endpoints> | undefined {
  try {
    return Endpoints.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** The access key of the emulators, which only the user of Memory can read. */
function readKey(dataDir: string): string | undefined {
  try {
    const text = readFileSync(resolve(dataDir, "aws-credentials"), "utf8");
    return /^aws_access_key_id = (\S+)$/m.exec(text)?.[1];
  } catch {
    return undefined;
  }
}
