import { setTimeout as pause } from "node:timers/promises";

type Options = {
  /** Ends the retries: the promise rejects with the signal's reason. Default: they never end. */
  readonly signal?: AbortSignal;
  /** Called after each failed attempt, the first being 1. What it throws ends the retries. */
  readonly onFailure: (error: unknown, failures: number) => void;
  /** How long to wait before the next attempt. */
  readonly delayMs: (failures: number, error: unknown) => number;
};

/** Calls `attempt` until it resolves, with a pause after each failure. */
export async function retry<T>(
  attempt: () => Promise<T>,
  { signal, onFailure, delayMs }: Options,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      onFailure(error, failures);
      await pause(delayMs(failures, error), undefined, { signal });
    }
  }
}

/** Exponential backoff for local services: 200 ms after the first failure, doubled up to 5 s. */
export const shortBackoffMs = (failures: number): number => Math.min(5_000, 100 * 2 ** failures);
