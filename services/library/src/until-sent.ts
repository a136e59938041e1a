import { setTimeout as pause } from "node:timers/promises";
import { RetryableError } from "@memory/shared/errors";

const mostAttempts = 8;
const usualSeconds = 5;

/**
 * Tries again after what may pass. Elsewhere the queue does that, but then files that took minutes would have to
 * be made anew, and those that were sent already would come again.
 */
export async function untilSent<T>(send: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof RetryableError) || attempt === mostAttempts) throw error;
      const seconds = error.retryAfterSeconds ?? usualSeconds;
      await pause(seconds * 1000, undefined, { signal });
    }
  }
}
