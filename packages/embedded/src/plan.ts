import { resolve } from "node:path";
import { type ProgramName, programs } from "@memory/shared/programs/programs";
import { standInToken } from "@memory/shared/programs/stand-ins";
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

  const program = (name: string, main: URL, rest: Partial<Program> = {}): Program => ({
    name,
    main,
    env: common,
    ...rest,
  });
  const mainOf = (name: ProgramName) => new URL(`../../../${programs[name].main}`, import.meta.url);
  const emulator = (name: "sqs" | "dynamodb") => {
    const args = ["--port", String(ports[name]), "--folder", resolve(config.DATA_DIR, name)];
    return program(name, new URL(`./emulators/${name}.ts`, import.meta.url), { args });
  };
  const service = (name: ProgramName, own: Env = {}) =>
    program(name, mainOf(name), {
      nodeFlags: programs[name].heapFlags,
      env: { ...common, ...own },
    });
  const playground = program("playground", mainOf("playground"), {
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
      service("ingest", { ...token, HOST, WEBHOOK_SECRET: env.WEBHOOK_SECRET }),
      service("fetcher", { X_BEARER_TOKEN: env.X_BEARER_TOKEN }),
      service("store", token),
      service("library", { ...token, HOST }),
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
