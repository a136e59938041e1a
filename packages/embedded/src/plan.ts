import { resolve } from "node:path";
import type { EmbeddedConfig } from "./config.ts";
import { choosePorts } from "./ports.ts";
import type { Env, Program } from "./supervise.ts";

/** Where everything answers. */
export type Endpoints = {
  readonly telegram: string;
  readonly sqs: string;
  readonly dynamodb: string;
  readonly ingest: string;
  readonly fetcher: string;
  readonly store: string;
  readonly library: string;
  readonly playground: string | null;
};

export type Plan = {
  readonly endpoints: Endpoints;
  readonly emulators: readonly Program[];
  readonly playground: readonly Program[];
  readonly services: readonly Program[];
};

const loopback = "127.0.0.1";
const standInToken = "7000000001:the-playground-stands-in-for-Telegram";
const smallHeap = ["--max-semi-space-size=2", "--max-old-space-size=64"];
const libraryHeap = ["--max-semi-space-size=4", "--max-old-space-size=192"];

/** Settles which programs run, at which addresses and with which environment. */
export async function planEdition(
  config: EmbeddedConfig,
  env: Env,
  { realSources }: { realSources: boolean },
): Promise<Plan> {
  const { HOST, BOT_TOKEN } = config;
  const dataDir = resolve(config.DATA_DIR);
  const plays = BOT_TOKEN === undefined;
  const ownQueues = config.AWS_ENDPOINT_URL_SQS ?? config.AWS_ENDPOINT_URL;
  const ownTables = config.AWS_ENDPOINT_URL_DYNAMODB ?? config.AWS_ENDPOINT_URL;

  const ports = await choosePorts({
    ingest: { host: HOST, port: config.INGEST_PORT, variable: "INGEST_PORT" },
    fetcher: { host: loopback, port: config.FETCHER_PORT, variable: "FETCHER_PORT" },
    store: { host: loopback, port: config.STORE_PORT, variable: "STORE_PORT" },
    library: { host: HOST, port: config.LIBRARY_PORT, variable: "LIBRARY_PORT" },
    sqs: { host: loopback, port: 0 },
    dynamodb: { host: loopback, port: 0 },
    playground: {
      host: loopback,
      port: plays ? config.PLAYGROUND_PORT : 0,
      variable: "PLAYGROUND_PORT",
    },
  });
  const at = (host: string, port: number) => `http://${reachable(host)}:${port}`;
  const playground = plays ? at(loopback, ports.playground) : null;
  const endpoints: Endpoints = {
    telegram: playground ?? config.TELEGRAM_API_ROOT ?? "https://api.telegram.org",
    sqs: ownQueues ?? at(loopback, ports.sqs),
    dynamodb: ownTables ?? at(loopback, ports.dynamodb),
    ingest: at(HOST, ports.ingest),
    fetcher: at(loopback, ports.fetcher),
    store: at(loopback, ports.store),
    library: at(HOST, ports.library),
    playground,
  };

  const common: Env = {
    ...withoutSecrets(env),
    LOG_LEVEL: config.LOG_LEVEL,
    HOST: loopback,
    INGEST_PORT: String(ports.ingest),
    FETCHER_PORT: String(ports.fetcher),
    STORE_PORT: String(ports.store),
    LIBRARY_PORT: String(ports.library),
    QUEUE_WAIT_SECONDS: String(config.QUEUE_WAIT_SECONDS),
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE ?? resolve(dataDir, "compile-cache"),
    ...(playground !== null && {
      PLAYGROUND_PORT: String(ports.playground),
      TELEGRAM_API_ROOT: playground,
      SYNDICATION_API_ROOT: env.SYNDICATION_API_ROOT ?? `${playground}/sources/syndication`,
      FXTWITTER_API_ROOT: env.FXTWITTER_API_ROOT ?? `${playground}/sources/fxtwitter`,
    }),
  };
  const token = { BOT_TOKEN: BOT_TOKEN ?? standInToken };
  const emulator = (name: string, port: number): Program => ({
    name,
    main: new URL(`./emulators/${name}.ts`, import.meta.url),
    args: ["--port", String(port), "--folder", resolve(dataDir, name)],
    env: common,
  });
  const service = (name: string, nodeFlags: string[], own: Env): Program => ({
    name,
    main: new URL(`../../../services/${name}/src/main.ts`, import.meta.url),
    nodeFlags,
    env: { ...common, ...own },
  });

  return {
    endpoints,
    emulators: [
      ...(ownQueues === undefined ? [emulator("sqs", ports.sqs)] : []),
      ...(ownTables === undefined ? [emulator("dynamodb", ports.dynamodb)] : []),
    ],
    playground: plays
      ? [
          {
            name: "playground",
            main: new URL("../../playground/src/main.ts", import.meta.url),
            args: realSources ? ["--real-sources"] : [],
            env: common,
          },
        ]
      : [],
    services: [
      service("ingest", smallHeap, { ...token, HOST, WEBHOOK_SECRET: env.WEBHOOK_SECRET }),
      service("fetcher", smallHeap, { X_BEARER_TOKEN: env.X_BEARER_TOKEN }),
      service("store", smallHeap, token),
      service("library", libraryHeap, { ...token, HOST }),
    ],
  };
}

function withoutSecrets(env: Env): Env {
  const { BOT_TOKEN, WEBHOOK_SECRET, X_BEARER_TOKEN, ...rest } = env;
  return rest;
}

function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return loopback;
  return host.includes(":") ? `[${host}]` : host;
}
