import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { queueConfig, readConfig, tableConfig } from "@memory/shared/config";
import { StartError } from "@memory/shared/errors";
import { z } from "zod";

const reparseConfig = z.object({
  ...queueConfig,
  ...tableConfig,
  DATA_DIR: z.string().min(1).default("./data"),
});
const Endpoints = z.object({ sqs: z.url(), dynamodb: z.url() });

/** Where the queues and tables are: where the environment says, else what runs on DATA_DIR, else AWS. */
export function findMemory(env: Record<string, string | undefined>) {
  const config = readConfig(reparseConfig, env);
  const isGiven =
    config.AWS_ENDPOINT_URL !== undefined ||
    (config.AWS_ENDPOINT_URL_SQS !== undefined && config.AWS_ENDPOINT_URL_DYNAMODB !== undefined);
  if (isGiven) return config;
  const path = resolve(config.DATA_DIR, "endpoints.json");
  const endpoints = readEndpoints(path);
  if (endpoints !== undefined) {
    return {
      ...config,
      AWS_ENDPOINT_URL_SQS: config.AWS_ENDPOINT_URL_SQS ?? endpoints.sqs,
      AWS_ENDPOINT_URL_DYNAMODB: config.AWS_ENDPOINT_URL_DYNAMODB ?? endpoints.dynamodb,
    };
  }
  if (config.AWS_REGION !== undefined) return config;
  throw new StartError(
    `Memory does not run on ${config.DATA_DIR}: start it, or set DATA_DIR, or AWS_ENDPOINT_URL or AWS_REGION where queues and tables are elsewhere`,
  );
}

function readEndpoints(path: string): z.infer<typeof Endpoints> | undefined {
  try {
    return Endpoints.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}
