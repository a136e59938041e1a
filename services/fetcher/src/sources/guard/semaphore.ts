/** A semaphore with `count` permits, which are handed out first come, first served. */
export function createSemaphore(count: number) {
  let free = count;
  const waiting = new Set<() => void>();

  const release = () => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  };

  return {
    /**
     * Returns the function that releases the permit, or undefined if none was free within
     * `mayWaitMs`.
     */
    async acquire(mayWaitMs: number): Promise<(() => void) | undefined> {
      if (free > 0) {
        free -= 1;
        return release;
      }
      if (mayWaitMs <= 0) return undefined;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(enter);
          resolve(undefined);
        }, mayWaitMs);
        const enter = () => {
          clearTimeout(timer);
          waiting.delete(enter);
          resolve(release);
        };
        waiting.add(enter);
      });
    },
  };
}
