import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Log } from "@memory/shared/process/log";
import { services as declaredServices } from "@memory/shared/programs/all";
import type { EmbeddedConfig } from "./config.ts";
import { writeCredentials, writePrivately } from "./emulator-key.ts";
import type { Endpoints } from "./endpoints.ts";
import type { Output } from "./output.ts";
import type { Plan } from "./plan.ts";
import { untilReady } from "./ready.ts";
import { type Program, type Supervised, supervise } from "./supervise.ts";

type Options = {
  readonly output: Output;
  readonly log: Log;
  readonly onMisconfigured: (name: string) => void;
};

/** The order of stopping: services as they declare it by `stopsAs`, then what they depend on. */
const stopOrder: readonly (readonly string[])[] = [
  ...([1, 2, 3] as const).map((order) =>
    declaredServices.filter(({ stopsAs }) => stopsAs === order).map(({ name }) => name),
  ),
  ["playground"],
  ["sqs", "dynamodb", "s3"],
];
const graceMs = 30_000;
/** The longest time that stopping everything can take. */
export const longestStopMs = stopOrder.length * graceMs;

export type Edition = {
  /** Resolves when every part is ready and `endpoints.json` is written. */
  start(signal: AbortSignal): Promise<void>;
  /** Stops part by part, so that each finishes its work. */
  stop(): Promise<void>;
  kill(): void;
};

/** Starts and stops the programs of a plan in the right order. */
export function createEdition(config: EmbeddedConfig, plan: Plan, options: Options): Edition {
  const { output, log } = options;
  const { endpoints, key, keys, emulators, playground, services } = plan;
  const dataDir = resolve(config.DATA_DIR);
  const addresses = join(dataDir, "endpoints.json");
  const running = new Map<string, Supervised>();

  return {
    async start(signal) {
      const run = (programs: readonly Program[]) => {
        signal.throwIfAborted();
        for (const program of programs) {
          const liveUrl = healthOf(program.name, endpoints, "live").url;
          running.set(program.name, supervise({ ...program, liveUrl }, options));
        }
      };
      const address = ({ name }: Program) => healthOf(name, endpoints, "ready");
      const waiting = { signal, say: output.say };
      rmSync(addresses, { force: true });
      writeCredentials(dataDir, key);
      const surroundings = [...emulators, ...playground];
      run(surroundings);
      // Loading the AWS SDK takes a moment, in which the emulators and the playground start.
      const { provision } = await import("@memory/provision/provision");
      await untilReady(surroundings.map(address), waiting);
      await provision(
        { ...config, ...awsEndpoints(endpoints), emulatorKeys: keys },
        { signal, log },
      );
      run(services);
      const { telegram } = endpoints;
      await untilReady(services.map(address), { ...waiting, telegram });
      writePrivately(addresses, `${JSON.stringify(endpoints, null, 2)}\n`);
    },
    async stop() {
      rmSync(addresses, { force: true });
      for (const names of stopOrder)
        await Promise.all(names.map((name) => running.get(name)?.stop(graceMs)));
    },
    kill() {
      for (const program of running.values()) program.kill();
    },
  };
}

const healthPaths: Record<string, string> = {
  sqs: "/health",
  dynamodb: "/",
  s3: "/health",
  playground: "/",
};

const healthOf = (name: string, endpoints: Endpoints, what: "live" | "ready") => ({
  name,
  url: `${endpoints[name as keyof Endpoints]}${healthPaths[name] ?? `/health/${what}`}`,
});

const awsEndpoints = ({ sqs, dynamodb, s3 }: Endpoints) => ({
  AWS_ENDPOINT_URL_S3: s3,
  AWS_ENDPOINT_URL_SQS: sqs,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
});
