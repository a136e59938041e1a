import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPlayground } from "@memory/playground/app";
import { type ServiceName, serviceNames } from "@memory/shared/programs/all";
import type { startQueues } from "@memory/testing/emulators";
import { until } from "@memory/testing/until";
import { recordingProxy } from "./recording-proxy.ts";

/** Runs the services and records which queues each opens, and which of them it receives from. */
export async function runServices({ config }: Awaited<ReturnType<typeof startQueues>>) {
  const playground = await startPlayground();
  const searchDir = await mkdtemp(join(tmpdir(), "memory-search-"));
  const run = async (service: ServiceName) => {
    const { calls, url, stop } = await recordingProxy(config.AWS_ENDPOINT_URL_SQS);
    const path = `../../../services/${service}/src/main.ts`;
    const child = spawn(process.execPath, [fileURLToPath(new URL(path, import.meta.url))], {
      env: {
        PATH: process.env.PATH,
        BOT_TOKEN: "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        TELEGRAM_API_ROOT: playground.url,
        AWS_ENDPOINT_URL_SQS: url,
        AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9",
        AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
        DATA_DIR: searchDir,
        QUEUE_WAIT_SECONDS: "1",
        SEARCH_DIR: searchDir,
        [`${service.toUpperCase()}_PORT`]: "0",
      },
      stdio: "ignore",
    });
    const exited = once(child, "close");
    const queuesOf = (action: string) =>
      [...calls]
        .filter((call) => call.startsWith(`sqs:${action} on `))
        .map((call) => call.split(" on ")[1] ?? "")
        .sort();
    return {
      service,
      isAtWork: async () =>
        service === "ingest" ? isPolled(playground.url) : queuesOf("ReceiveMessage").length > 0,
      queues: () => ({ opened: queuesOf("GetQueueUrl"), received: queuesOf("ReceiveMessage") }),
      async stop() {
        child.kill();
        await exited;
        await stop();
      },
    };
  };
  const services = await Promise.all(serviceNames.map(run));
  try {
    for (const { service, isAtWork } of services) {
      await until(`${service} at work`, isAtWork, 60_000);
    }
  } finally {
    // A drain waits for the poll under way, so afterwards every receiver has polled once.
    await Promise.all(services.map(({ stop }) => stop()));
    await playground.close();
    await rm(searchDir, { recursive: true });
  }
  return Object.fromEntries(services.map(({ service, queues }) => [service, queues()]));
}

/** Ingest polls for updates once all its queues are open. */
async function isPolled(playground: string): Promise<boolean> {
  const calls = await fetch(`${playground}/sim/calls?method=getUpdates`);
  return ((await calls.json()) as unknown[]).length > 0;
}
