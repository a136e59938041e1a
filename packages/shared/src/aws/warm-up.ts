import { explainAwsError } from "./explain-error.ts";

type Log = { warn(fields: object, message: string): void };

/**
 * Reads a row that need not exist, to open the connection before the first message needs it. Only logs a
 * failure: the queue retries the messages that need the table.
 */
export async function warmUpTables(read: () => Promise<unknown>, log: Log): Promise<void> {
  await read().catch((err: unknown) => {
    log.warn({ why: explainAwsError(err), err }, "tables do not answer");
  });
}
