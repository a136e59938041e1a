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
    async unlessDown<T>(call: () => Promise<T>): Promise<T | undefined> {
      if (isDown()) return undefined;
      try {
        const result = await withinTimeout(call());
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

/** Throws if there is no answer in time. The call goes on, since others may wait for the same one. */
async function withinTimeout<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(late.reject, timeoutMs, new Error(`no answer within ${timeoutMs} ms`));
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
