import type { Log } from "./log.ts";

/**
 * Logs when something we depend on (`what`) stops working, when the reason changes, and when it works
 * again: one line each, however many calls fail meanwhile.
 */
export function createOutageLog(log: Log, what: string, now = () => performance.now()) {
  let downSince: number | undefined;
  let loggedReason: string | undefined;
  let lastFailureAt = 0;
  return {
    /** Whether the last call failed. With `withinMs`, a failure that is longer ago does not count. */
    isDown: (withinMs = Number.POSITIVE_INFINITY): boolean =>
      downSince !== undefined && now() - lastFailureAt <= withinMs,
    failed(error: unknown): void {
      const why = reasonOf(error);
      lastFailureAt = now();
      if (downSince !== undefined && why === loggedReason) return;
      downSince ??= lastFailureAt;
      loggedReason = why;
      log.warn({ what, why }, "not reachable; trying again");
    },
    recovered(): void {
      if (downSince === undefined) return;
      log.info({ what, seconds: Math.round((now() - downSince) / 1000) }, "reachable again");
      downSince = undefined;
      loggedReason = undefined;
    },
  };
}

/** Some network errors have no message of their own, only a code or a cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const code = (error as NodeJS.ErrnoException).code;
  const cause = error.cause instanceof Error ? `: ${reasonOf(error.cause)}` : "";
  return (error.message || code || error.name) + cause;
}
