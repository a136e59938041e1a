export type Watchdog = ReturnType<typeof createWatchdog>;

/**
 * Reports `what` as stuck if `beat()` was not called within `withinMs`. It starts with the first beat.
 */
export function createWatchdog(what: string, withinMs: number) {
  let dueAt = Number.POSITIVE_INFINITY;
  return {
    /** Progress was made. The next beat is due after an intended pause of `pauseMs` plus `withinMs`. */
    beat(pauseMs = 0): void {
      dueAt = performance.now() + pauseMs + withinMs;
    },
    notLive: (): string | undefined => (performance.now() > dueAt ? `${what} is stuck` : undefined),
  };
}
