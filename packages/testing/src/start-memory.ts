import { startContainers } from "./compose/edition.ts";
import { type Edition, type Service, startEdition } from "./edition.ts";
import { freePort } from "./free-port.ts";
import type { Memory, MemoryOptions } from "./memory.ts";
import { until } from "./until.ts";

/** Set to "containers" by `npm run test:compose`. */
export const inContainers = process.env.MEMORY_EDITION === "containers";

export const startMemory: (options?: MemoryOptions) => Promise<Memory> = inContainers
  ? startContainers
  : startProcesses;

/** Defines a suite that runs with processes only. With containers, the reason is shown instead. */
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
  await until(
    `${program} to come back`,
    async () => edition.pidOf(program) !== pid && (await answers(edition.endpoints[program])),
    60_000,
  );
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );
