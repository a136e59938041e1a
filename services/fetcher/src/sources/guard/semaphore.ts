/** Lets so many in at once; the others wait in order, each no longer than it may. */
export function createSlots(count: number) {
  let free = count;
  const waiting = new Set<() => void>();

  const release = () => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  };

  return {
    /** Gives what sets the slot free again, or undefined when none became free in time. */
    async take(mayWaitMs: number): Promise<(() => void) | undefined> {
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
