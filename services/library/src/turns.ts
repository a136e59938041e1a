/** Lets so many run at once; the others wait in the order of their calls, or until their signal aborts. */
export function createTurns(atOnce: number) {
  let running = 0;
  const waiting: (() => void)[] = [];

  const turn = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (running < atOnce) {
      running += 1;
      return;
    }
    const called = Promise.withResolvers<void>();
    const stop = () => {
      waiting.splice(waiting.indexOf(called.resolve), 1);
      called.reject(signal.reason);
    };
    waiting.push(called.resolve);
    signal.addEventListener("abort", stop);
    await called.promise.finally(() => signal.removeEventListener("abort", stop));
  };

  return {
    async take<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
      await turn(signal);
      try {
        return await run();
      } finally {
        const next = waiting.shift();
        // The next one takes over, and is counted already.
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
