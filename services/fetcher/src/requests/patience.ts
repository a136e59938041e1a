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
