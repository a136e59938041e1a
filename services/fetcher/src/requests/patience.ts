/**
 * Runs `onTimeout` after `ms`, unless `end` is called before. `end` waits for an `onTimeout` that
 * has begun. Its failure is ignored, because the caller tries again after the work itself.
 */
export function startPatience(ms: number, onTimeout: () => Promise<void>) {
  let running: Promise<void> = Promise.resolve();
  const timer = setTimeout(() => {
    running = onTimeout().catch(() => {});
  }, ms);
  return {
    async end() {
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * What is left of the patience of a person who has waited `ageMs`, in the queue among other places. At
 * least a third, so that nobody is told to wait right before the answer.
 */
export const patienceLeftMs = (patienceMs: number, ageMs: number): number =>
  Math.max(patienceMs / 3, patienceMs - ageMs);
