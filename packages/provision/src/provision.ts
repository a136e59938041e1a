import { setTimeout as pause } from "node:timers/promises";
import { documentClient, sqsClient } from "@memory/shared/aws/clients";
import { whatToDo } from "@memory/shared/aws/explain-error";
import type { Log } from "@memory/shared/process/log";
import { createQueues } from "./adapters/create-queues.ts";
import { createTables } from "./adapters/create-tables.ts";
import type { ProvisionConfig } from "./config.ts";

type Options = { readonly signal: AbortSignal; readonly log: Log };

/** Creates the queues and tables that are missing, trying for as long as nobody answers. */
export async function provision(config: ProvisionConfig, { signal, log }: Options): Promise<void> {
  const queues = sqsClient(config);
  const tables = documentClient(config);
  try {
    await Promise.all([
      untilDone(() => createQueues(queues, config.QUEUE_PREFIX), "queues", { signal, log }),
      untilDone(() => createTables(tables, config.DYNAMODB_TABLE_NAME), "tables", {
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
