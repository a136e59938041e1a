import { StartError } from "../errors.ts";
import type { Log } from "./log.ts";
import { createOutageLog } from "./outage-log.ts";
import { retry } from "./retry.ts";

type Options = {
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Default: 500. */
  readonly baseDelayMs?: number;
};

/**
 * Retries `attempt` until it resolves, and logs the outage of `what` meanwhile. Rejects at once on a
 * StartError, and when the signal aborts.
 */
export async function retryUntil<T>(
  what: string,
  attempt: () => Promise<T>,
  { log, signal, baseDelayMs = 500 }: Options,
): Promise<T> {
  const outage = createOutageLog(log, what);
  const result = await retry(attempt, {
    signal,
    onFailure(error) {
      if (error instanceof StartError) throw error;
      outage.failed(error);
    },
    delayMs: (failures, error) => backoffMs(failures - 1, error, baseDelayMs),
  });
  outage.recovered();
  return result;
}

const capMs = 30_000;

/**
 * Exponential backoff with full jitter: a random time up to `baseDelayMs`, doubled with every earlier
 * failure up to 30 s. It comes on top of the `retryAfter` seconds of a TelegramApiError.
 */
export function backoffMs(earlierFailures: number, error: unknown, baseDelayMs: number): number {
  const { retryAfter } = (error ?? {}) as { retryAfter?: unknown };
  const askedMs = typeof retryAfter === "number" ? retryAfter * 1000 : 0;
  const limitMs = Math.min(capMs, baseDelayMs * 2 ** Math.min(earlierFailures, 16));
  return askedMs + Math.random() * limitMs;
}
