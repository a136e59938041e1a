export type Watchdog = ReturnType<typeof createWatchdog>;

/** Tells when what should go round no longer does. It expects nothing before it was begun. */
export function createWatchdog(what: string, withinMs: number) {
  let due = Number.POSITIVE_INFINITY;
  return {
    /** It goes round; the next sign is due in time, or in time after a pause that is meant. */
    goesOn(pauseMs = 0): void {
      due = performance.now() + pauseMs + withinMs;
    },
    notLive: (): string | undefined => (performance.now() > due ? `${what} is stuck` : undefined),
  };
}
