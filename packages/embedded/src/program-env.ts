import { resolve } from "node:path";
import { standInSources } from "@memory/shared/programs/stand-ins";
import type { EmbeddedConfig } from "./config.ts";
import { type Endpoints, loopback, type Ports } from "./endpoints.ts";
import type { Env } from "./supervise.ts";

/** The environment for the programs: the launcher's, with all addresses set and without secrets. */
export function programEnv(
  config: EmbeddedConfig,
  env: Env,
  { endpoints, ports }: { endpoints: Endpoints; ports: Ports },
): Env {
  const { BOT_TOKEN, WEBHOOK_SECRET, X_BEARER_TOKEN, EMULATOR_KEYS, ...rest } = env;
  return {
    ...rest,
    LOG_LEVEL: config.LOG_LEVEL,
    HOST: loopback,
    INGEST_PORT: String(ports.ingest),
    FETCHER_PORT: String(ports.fetcher),
    STORE_PORT: String(ports.store),
    LIBRARY_PORT: String(ports.library),
    MEDIA_PORT: String(ports.media),
    PLAYGROUND_PORT: String(ports.playground),
    QUEUE_WAIT_SECONDS: String(config.QUEUE_WAIT_SECONDS),
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    TELEGRAM_API_ROOT: endpoints.telegram,
    DATA_DIR: resolve(config.DATA_DIR),
    SEARCH_DIR: env.SEARCH_DIR ?? resolve(config.DATA_DIR, "search"),
    NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE ?? resolve(config.DATA_DIR, "compile-cache"),
    ...(endpoints.playground === null ? {} : standInSources(endpoints.playground, env)),
  };
}
