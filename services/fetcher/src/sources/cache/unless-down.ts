import type { Log } from "@memory/shared/process/log";

const timeoutMs = 1_000;
const pauseMs = 5_000;

/**
 * Guards calls to a table that we can do without. A call that fails or takes longer than a second
 * gives undefined, and for 5 s no further call is made. Beginning and end of such an outage are
 * logged.
 */
export function createUnlessDown(log: Log) {
  /** On the clock of `performance.now()`; 0 while the table works. */
  let downUntil = 0;
  const isDown = () => performance.now() < downUntil;

  return {
    isDown,
    async unlessDown<T>(
      call: (options: { abortSignal: AbortSignal }) => Promise<T>,
    ): Promise<T | undefined> {
      if (isDown()) return undefined;
      try {
        const result = await call({ abortSignal: AbortSignal.timeout(timeoutMs) });
        if (downUntil > 0) log.info("raw answers are kept again");
        downUntil = 0;
        return result;
      } catch (err) {
        if (downUntil === 0)
          log.warn({ err }, "raw answers cannot be kept, sources are asked anew");
        downUntil = performance.now() + pauseMs;
        return undefined;
      }
    },
  };
}
