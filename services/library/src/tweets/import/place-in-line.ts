/**
 * Gives a place to one import after another; `leave` has to be called when it is over. Throws the signal's
 * reason when it aborts.
 */
export type PlaceInLine = (userId: string, signal: AbortSignal) => Promise<{ leave(): void }>;

type Waiting = { readonly userId: string; readonly begin: () => void };

/** Lets so many imports go on at once, and one of each person: whoever sends many files delays nobody else's. */
export function createPlaceInLine(atOnce: number): PlaceInLine {
  const active = new Set<string>();
  const line: Waiting[] = [];

  const serve = () => {
    while (active.size < atOnce) {
      const next = line.find(({ userId }) => !active.has(userId));
      if (next === undefined) return;
      leaveLine(next);
      active.add(next.userId);
      next.begin();
    }
  };
  const leaveLine = (waiting: Waiting) => {
    const at = line.indexOf(waiting);
    if (at >= 0) line.splice(at, 1);
  };

  return async (userId, signal) => {
    signal.throwIfAborted();
    const called = Promise.withResolvers<void>();
    const waiting = { userId, begin: called.resolve };
    const stop = () => {
      leaveLine(waiting);
      called.reject(signal.reason);
    };
    signal.addEventListener("abort", stop);
    line.push(waiting);
    serve();
    await called.promise.finally(() => signal.removeEventListener("abort", stop));
    return {
      leave() {
        active.delete(userId);
        serve();
      },
    };
  };
}
