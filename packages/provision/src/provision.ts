import { setTimeout as pause } from "node:timers/promises";
import { documentClient, sqsClient } from "@memory/shared/adapters/aws";
import { provisionQueues, provisionTables } from "@memory/shared/adapters/provision";
import { whatToDo } from "@memory/shared/adapters/what-to-do";
import type { Log } from "@memory/shared/log";
import type { ProvisionConfig } from "./config.ts";

type Options = { readonly signal: AbortSignal; readonly log: Log };

/** Creates the queues and tables that are missing, trying for as long as nobody answers. */
export async function provision(config: ProvisionConfig, { signal, log }: Options): Promise<void> {
  const queues = sqsClient(config);
  const tables = documentClient(config);
  try {
    await Promise.all([
      untilDone(() => provisionQueues(queues, config.QUEUE_PREFIX), "queues", { signal, log }),
      untilDone(() => provisionTables(tables, config.DYNAMODB_TABLE_NAME), "tables", {
        signal,
        log,
      }),
    ]);
  } finally {
    queues.destroy();
    tables.destroy();
  }
}

async function untilDone(create: () => Promise<void>, what: string, { signal, log }: Options) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await create();
    } catch (err) {
      if (attempt === 1)
        log.warn({ what, why: whatToDo(err), err }, "cannot be created yet, will keep trying");
      await pause(Math.min(5_000, 100 * 2 ** attempt), undefined, { signal });
    }
  }
}
