import { setTimeout as delay } from "node:timers/promises";
import { StartError } from "../errors.ts";
import type { Log } from "./log.ts";
import { createWeather } from "./outage-log.ts";

type Options = { log: Log; signal: AbortSignal; baseDelayMs?: number };

/**
 * Tries until it succeeds, with full-jitter backoff up to 30 s, or as long as a refusal asks.
 * Rejects on a StartError, and when the signal aborts.
 */
export async function persist<T>(
  what: string,
  attempt: () => Promise<T>,
  { log, signal, baseDelayMs = 500 }: Options,
): Promise<T> {
  const weather = createWeather(log, what);
  for (let failures = 0; ; failures += 1) {
    signal.throwIfAborted();
    try {
      const result = await attempt();
      weather.good();
      return result;
    } catch (error) {
      if (error instanceof StartError) throw error;
      weather.bad(error);
      await delay(backoffMs(failures, error, baseDelayMs), undefined, { signal });
    }
  }
}

const capMs = 30_000;

/** How long to wait after so many failures before this one. */
export function backoffMs(failures: number, error: unknown, baseDelayMs: number): number {
  const { retryAfter } = (error ?? {}) as { retryAfter?: unknown };
  const askedMs = typeof retryAfter === "number" ? retryAfter * 1000 : 0;
  return askedMs + Math.random() * Math.min(capMs, baseDelayMs * 2 ** Math.min(failures, 16));
}
