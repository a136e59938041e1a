import { setTimeout as pause } from "node:timers/promises";
import { startContainers } from "./compose/edition.ts";
import { type Edition, type Endpoints, type Service, startEdition } from "./edition.ts";
import { freePort } from "./support/free-port.ts";

/** Memory as a suite uses it, in whichever edition the suites run. */
export type Memory = {
  readonly endpoints: Endpoints;
  /** Where an operator's command runs, and the environment by which it finds Memory. */
  readonly dataDir: string;
  readonly env: Record<string, string>;
  /** Everything that it has written so far. */
  output(): string;
  /** Kills a program; resolves when it is back and answers. */
  crash(program: Service | "playground"): Promise<void>;
  /** The queues take connections and answer none, until they are let go. */
  freezeQueues(): Promise<void>;
  thawQueues(): Promise<void>;
  /** Lets the work in hand be finished; resolves with the exit code, 0 when it was. */
  stop(): Promise<number | null>;
};

export type MemoryOptions = {
  env?: Record<string, string>;
  /** The same folder again goes on with what was kept there; without one, everything is new. */
  dataDir?: string;
  /** Updates are posted to this path of ingest, with the secret. */
  webhook?: { path: string; secret: string };
};

/** Set to "containers" by `npm run test:compose`. */
export const inContainers = process.env.MEMORY_EDITION === "containers";

export const startMemory: (options?: MemoryOptions) => Promise<Memory> = inContainers
  ? startContainers
  : startProcesses;

/** A suite that containers have no part in; there, the reason is shown instead. */
export function describeProcesses(title: string, reason: string, suite: () => void): void {
  describe(title, () => {
    if (inContainers) it(`is not tried with containers: ${reason}`);
    else suite();
  });
}

async function startProcesses(options: MemoryOptions = {}): Promise<Memory> {
  const { env = {}, dataDir, webhook } = options;
  const edition = await startEdition({
    env: { ...env, ...(webhook === undefined ? {} : await webhookEnv(webhook)) },
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  return {
    ...edition,
    env: { DATA_DIR: edition.dataDir },
    crash: (program) => crash(edition, program),
    async freezeQueues() {
      process.kill(edition.pidOf("sqs"), "SIGSTOP");
    },
    async thawQueues() {
      process.kill(edition.pidOf("sqs"), "SIGCONT");
    },
    stop: () => edition.stop(),
  };
}

async function webhookEnv({ path, secret }: { path: string; secret: string }) {
  const port = await freePort();
  return {
    INGEST_PORT: String(port),
    WEBHOOK_URL: `http://127.0.0.1:${port}${path}`,
    WEBHOOK_SECRET: secret,
  };
}

async function crash(edition: Edition, program: Service | "playground"): Promise<void> {
  const pid = edition.pidOf(program);
  process.kill(pid, "SIGKILL");
  const deadline = Date.now() + 60_000;
  while (edition.pidOf(program) === pid || !(await answers(edition.endpoints[program]))) {
    if (Date.now() > deadline) throw new Error(`${program} did not come back`);
    await pause(25);
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );
