import { setTimeout as pause } from "node:timers/promises";

const shortestPauseMs = 10;
const longestPauseMs = 300;

/**
 * Polls `ask` until it gives something other than undefined or false, and resolves with that. Rejects at
 * the deadline with an error that names `what`. Default: 60 s. The pause between two polls grows with the
 * time waited so far, from 10 to 300 ms, so that long waits leave the processor to what is waited for.
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMs = 60_000,
): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > deadlineMs) throw new Error(`waited in vain for ${what}`);
    await pause(Math.min(longestPauseMs, Math.max(shortestPauseMs, waitedMs / 15)));
  }
}
