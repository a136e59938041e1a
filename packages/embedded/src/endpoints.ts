import { reachableHost } from "@memory/shared/process/reachable-host";
import type { EmbeddedConfig } from "./config.ts";

/** The base URL of every part. */
export type Endpoints = {
  readonly telegram: string;
  readonly sqs: string;
  readonly dynamodb: string;
  readonly s3: string;
  readonly ingest: string;
  readonly fetcher: string;
  readonly store: string;
  readonly library: string;
  readonly media: string;
  readonly playground: string | null;
};

export type Ports = Record<Exclude<keyof Endpoints, "telegram">, number>;

export const loopback = "127.0.0.1";

export function endpointsOf(config: EmbeddedConfig, ports: Ports): Endpoints {
  const { HOST, BOT_TOKEN, AWS_ENDPOINT_URL: ownAws } = config;
  const playground = BOT_TOKEN === undefined ? at(loopback, ports.playground) : null;
  return {
    telegram: playground ?? config.TELEGRAM_API_ROOT ?? "https://api.telegram.org",
    sqs: config.AWS_ENDPOINT_URL_SQS ?? ownAws ?? at(loopback, ports.sqs),
    dynamodb: config.AWS_ENDPOINT_URL_DYNAMODB ?? ownAws ?? at(loopback, ports.dynamodb),
    s3: config.AWS_ENDPOINT_URL_S3 ?? ownAws ?? at(loopback, ports.s3),
    ingest: at(HOST, ports.ingest),
    fetcher: at(loopback, ports.fetcher),
    store: at(loopback, ports.store),
    library: at(HOST, ports.library),
    media: at(loopback, ports.media),
    playground,
  };
}

const at = (host: string, port: number) => `http://${reachableHost(host)}:${port}`;
