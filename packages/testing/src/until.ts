import { setTimeout as pause } from "node:timers/promises";

/**
 * Polls `ask` every 10 ms until it gives something other than undefined or false, and resolves with
 * that. Rejects at the deadline with an error that names `what`. Default: 15 s.
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await pause(10);
  }
}
