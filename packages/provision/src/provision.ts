import { type AwsConfig, dynamodbClient, sqsClient } from "@memory/shared/aws/clients";
import { explainAwsError } from "@memory/shared/aws/explain-error";
import { type S3Config, s3Client } from "@memory/shared/aws/s3-client";
import type { Log } from "@memory/shared/process/log";
import { retry, shortBackoffMs } from "@memory/shared/process/retry";
import { createBucket } from "./adapters/create-bucket.ts";
import { createQueues } from "./adapters/create-queues.ts";
import { createTables } from "./adapters/create-tables.ts";
import type { ProvisionConfig } from "./config.ts";

type Options = { readonly signal: AbortSignal; readonly log: Log };

/** Creates the missing queues, tables and bucket. Retries until it succeeds or the signal aborts. */
export async function provision(
  config: ProvisionConfig & AwsConfig & S3Config,
  { signal, log }: Options,
): Promise<void> {
  const queues = sqsClient(config);
  const tables = dynamodbClient(config);
  const objects = s3Client(config);
  try {
    await Promise.all([
      untilCreated(() => createQueues(queues, config.QUEUE_PREFIX), "queues", { signal, log }),
      untilCreated(() => createTables(tables, config.DYNAMODB_TABLE_NAME), "tables", {
        signal,
        log,
      }),
      untilCreated(() => createBucket(objects, config.MEDIA_BUCKET), "bucket", { signal, log }),
    ]);
  } finally {
    queues.destroy();
    tables.destroy();
    objects.destroy();
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
