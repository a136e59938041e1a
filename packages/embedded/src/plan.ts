import { resolve } from "node:path";
import { type EmulatorKeys, encodeEmulatorKeys } from "@memory/shared/aws/emulator-keys";
import { services } from "@memory/shared/programs/all";
import type { ServiceDeclaration } from "@memory/shared/programs/declare-service";
import { playground as playgroundProgram } from "@memory/shared/programs/playground";
import { standInToken } from "@memory/shared/programs/stand-ins";
import { withoutAws } from "./aws-variables.ts";
import type { EmbeddedConfig } from "./config.ts";
import { credentialsFile, newEmulatorKey } from "./emulator-key.ts";
import { type Endpoints, endpointsOf, loopback, type Ports } from "./endpoints.ts";
import { choosePorts } from "./ports.ts";
import { programEnv } from "./program-env.ts";
import type { Env, Program } from "./supervise.ts";

export type Plan = {
  readonly endpoints: Endpoints;
  /** The access key of the emulators, and the addresses of those that are ours. */
  readonly key: string;
  readonly keys: EmulatorKeys;
  readonly emulators: readonly Program[];
  readonly playground: readonly Program[];
  readonly services: readonly Program[];
};

/** Decides which programs run, at which addresses and with which environment. */
export async function planEdition(
  config: EmbeddedConfig,
  env: Env,
  { realSources }: { realSources: boolean },
): Promise<Plan> {
  const { HOST, AWS_ENDPOINT_URL: ownAws } = config;
  const plays = config.BOT_TOKEN === undefined;
  const ports = await settlePorts(config, plays);
  const endpoints = endpointsOf(config, ports);
  const key = newEmulatorKey();
  const own = [
    ...((config.AWS_ENDPOINT_URL_SQS ?? ownAws) ? [] : (["sqs"] as const)),
    ...((config.AWS_ENDPOINT_URL_DYNAMODB ?? ownAws) ? [] : (["dynamodb"] as const)),
    ...((config.AWS_ENDPOINT_URL_S3 ?? ownAws) ? [] : (["s3"] as const)),
  ];
  const keys = Object.fromEntries(own.map((name) => [endpoints[name], key]));
  const usable = own.length === 3 ? withoutAws(env) : env;
  const common = programEnv(config, usable, { endpoints, ports });
  const secrets: Env = {
    BOT_TOKEN: config.BOT_TOKEN ?? standInToken,
    WEBHOOK_SECRET: env.WEBHOOK_SECRET,
    X_BEARER_TOKEN: env.X_BEARER_TOKEN,
  };

  const program = (name: string, main: URL, rest: Partial<Program> = {}): Program => ({
    name,
    main,
    env: common,
    ...rest,
  });
  const fileAt = (path: string) => new URL(`../../../${path}`, import.meta.url);
  const emulator = (name: "sqs" | "dynamodb" | "s3") => {
    const args = [
      ...["--port", String(ports[name]), "--folder", resolve(config.DATA_DIR, name)],
      ...["--credentials", resolve(config.DATA_DIR, credentialsFile)],
    ];
    const main = new URL(`./emulators/${name}.ts`, import.meta.url);
    return program(name, main, { args, isBackground: name === "s3" });
  };
  const service = (declared: ServiceDeclaration) =>
    program(declared.name, fileAt(declared.main), {
      nodeFlags: declared.heapFlags,
      isBackground: declared.isBackground ?? false,
      env: {
        ...common,
        EMULATOR_KEYS: encodeEmulatorKeys(keys),
        ...Object.fromEntries(declared.secrets.map((name) => [name, secrets[name]])),
        ...(declared.isPublic ? { HOST } : {}),
      },
    });
  const playground = program("playground", fileAt(playgroundProgram.main), {
    args: [
      ...(realSources ? ["--real-sources"] : []),
      ...["--chats", resolve(config.DATA_DIR, "playground-chats.json")],
    ],
  });

  return {
    endpoints,
    key,
    keys,
    emulators: own.map(emulator),
    playground: plays ? [playground] : [],
    services: services.map(service),
  };
}

/** Services of an instance that was killed keep their ports until their work in hand is done. */
const portWaitMs = 10_000;

const settlePorts = (config: EmbeddedConfig, plays: boolean): Promise<Ports> =>
  choosePorts(
    {
      ingest: { host: config.HOST, port: config.INGEST_PORT, variable: "INGEST_PORT" },
      fetcher: { host: loopback, port: config.FETCHER_PORT, variable: "FETCHER_PORT" },
      store: { host: loopback, port: config.STORE_PORT, variable: "STORE_PORT" },
      library: { host: config.HOST, port: config.LIBRARY_PORT, variable: "LIBRARY_PORT" },
      media: { host: loopback, port: config.MEDIA_PORT, variable: "MEDIA_PORT" },
      playground: {
        host: loopback,
        port: plays ? config.PLAYGROUND_PORT : 0,
        variable: "PLAYGROUND_PORT",
      },
      sqs: { host: loopback, port: 0 },
      dynamodb: { host: loopback, port: 0 },
      s3: { host: loopback, port: 0 },
    },
    { waitMs: portWaitMs },
  );
