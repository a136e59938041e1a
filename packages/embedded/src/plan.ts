import { resolve } from "node:path";
import type { EmbeddedConfig } from "./config.ts";
import { type Endpoints, endpointsOf, loopback, type Ports } from "./endpoints.ts";
import { choosePorts } from "./ports.ts";
import { programEnv } from "./program-env.ts";
import type { Env, Program } from "./supervise.ts";

export type Plan = {
  readonly endpoints: Endpoints;
  readonly emulators: readonly Program[];
  readonly playground: readonly Program[];
  readonly services: readonly Program[];
};

const standInToken = "7000000001:the-playground-stands-in-for-Telegram";
const smallHeap = ["--max-semi-space-size=2", "--max-old-space-size=64"];
const libraryHeap = ["--max-semi-space-size=4", "--max-old-space-size=192"];

/** Settles which programs run, at which addresses and with which environment. */
export async function planEdition(
  config: EmbeddedConfig,
  env: Env,
  { realSources }: { realSources: boolean },
): Promise<Plan> {
  const { HOST, AWS_ENDPOINT_URL: ownAws } = config;
  const plays = config.BOT_TOKEN === undefined;
  const ports = await settlePorts(config, plays);
  const endpoints = endpointsOf(config, ports);
  const common = programEnv(config, env, { endpoints, ports });
  const token = { BOT_TOKEN: config.BOT_TOKEN ?? standInToken };

  const program = (name: string, path: string, rest: Partial<Program> = {}): Program => ({
    name,
    main: new URL(path, import.meta.url),
    env: common,
    ...rest,
  });
  const emulator = (name: "sqs" | "dynamodb") => {
    const args = ["--port", String(ports[name]), "--folder", resolve(config.DATA_DIR, name)];
    return program(name, `./emulators/${name}.ts`, { args });
  };
  const service = (name: string, nodeFlags: string[], own: Env = {}) => {
    const path = `../../../services/${name}/src/main.ts`;
    return program(name, path, { nodeFlags, env: { ...common, ...own } });
  };
  const playground = program("playground", "../../playground/src/main.ts", {
    args: [
      ...(realSources ? ["--real-sources"] : []),
      ...["--chats", resolve(config.DATA_DIR, "playground-chats.json")],
    ],
  });

  return {
    endpoints,
    emulators: [
      ...((config.AWS_ENDPOINT_URL_SQS ?? ownAws) ? [] : [emulator("sqs")]),
      ...((config.AWS_ENDPOINT_URL_DYNAMODB ?? ownAws) ? [] : [emulator("dynamodb")]),
    ],
    playground: plays ? [playground] : [],
    services: [
      service("ingest", smallHeap, { ...token, HOST, WEBHOOK_SECRET: env.WEBHOOK_SECRET }),
      service("fetcher", smallHeap, { X_BEARER_TOKEN: env.X_BEARER_TOKEN }),
      service("store", smallHeap, token),
      service("library", libraryHeap, { ...token, HOST }),
    ],
  };
}

const settlePorts = (config: EmbeddedConfig, plays: boolean): Promise<Ports> =>
  choosePorts({
    ingest: { host: config.HOST, port: config.INGEST_PORT, variable: "INGEST_PORT" },
    fetcher: { host: loopback, port: config.FETCHER_PORT, variable: "FETCHER_PORT" },
    store: { host: loopback, port: config.STORE_PORT, variable: "STORE_PORT" },
    library: { host: config.HOST, port: config.LIBRARY_PORT, variable: "LIBRARY_PORT" },
    playground: {
      host: loopback,
      port: plays ? config.PLAYGROUND_PORT : 0,
      variable: "PLAYGROUND_PORT",
    },
    sqs: { host: loopback, port: 0 },
    dynamodb: { host: loopback, port: 0 },
  });
