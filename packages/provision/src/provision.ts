import { type AwsConfig, dynamodbClient, sqsClient } from "@memory/shared/aws/clients";
import { explainAwsError } from "@memory/shared/aws/explain-error";
import type { Log } from "@memory/shared/process/log";
import { retry, shortBackoffMs } from "@memory/shared/process/retry";
import { createQueues } from "./adapters/create-queues.ts";
import { createTables } from "./adapters/create-tables.ts";
import type { ProvisionConfig } from "./config.ts";

type Options = { readonly signal: AbortSignal; readonly log: Log };

/** Creates the missing queues and tables. Retries until it succeeds or the signal aborts. */
export async function provision(
  config: ProvisionConfig & AwsConfig,
  { signal, log }: Options,
): Promise<void> {
  const queues = sqsClient(config);
  const tables = dynamodbClient(config);
  try {
    await Promise.all([
      untilCreated(() => createQueues(queues, config.QUEUE_PREFIX), "queues", { signal, log }),
      untilCreated(() => createTables(tables, config.DYNAMODB_TABLE_NAME), "tables", {
        signal,
        log,
      }),
    ]);
  } finally {
    queues.destroy();
    tables.destroy();
  }
}

function untilCreated(create: () => Promise<void>, what: string, { signal, log }: Options) {
  return retry(create, {
    signal,
    onFailure(err, failures) {
      if (failures > 1) return;
      log.warn({ what, why: explainAwsError(err), err }, "cannot be created yet, will keep trying");
    },
    delayMs: shortBackoffMs,
  });
}
