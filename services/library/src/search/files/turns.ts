/** Work on the same key is done one after another, in the order in which it was asked for. */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>();

  return {
    take<T>(key: string, work: () => Promise<T>): Promise<T> {
      const before = last.get(key) ?? Promise.resolve();
      const result = before.then(work);
      const done = result.then(nothing, nothing).then(() => {
        if (last.get(key) === done) last.delete(key);
      });
      last.set(key, done);
      return result;
    },
    isTaken: (key: string): boolean => last.has(key),
    /** Resolves when no work is left. */
    async idle(): Promise<void> {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}

const nothing = () => {};
