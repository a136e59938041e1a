import type { Log } from "./log.ts";

/** Logs when something we depend on goes away, for another reason, and when it is back: once each, however often told. */
export function createWeather(log: Log, what: string, now: () => number = Date.now) {
  let since: number | undefined;
  let told: string | undefined;
  let lastBadAt = 0;
  return {
    /** Bad when last heard of, and that not longer ago than so many milliseconds. */
    isBad: (withinMs = Number.POSITIVE_INFINITY): boolean =>
      since !== undefined && now() - lastBadAt <= withinMs,
    bad(error: unknown): void {
      const why = reasonOf(error);
      lastBadAt = now();
      if (since !== undefined && why === told) return;
      since ??= lastBadAt;
      told = why;
      log.warn({ what, why }, "not reachable; trying again");
    },
    good(): void {
      if (since === undefined) return;
      log.info({ what, seconds: Math.round((now() - since) / 1000) }, "reachable again");
      since = undefined;
      told = undefined;
    },
  };
}

/** Some network errors have no words of their own, only a code or a cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const code = (error as NodeJS.ErrnoException).code;
  const cause = error.cause instanceof Error ? `: ${reasonOf(error.cause)}` : "";
  return (error.message || code || error.name) + cause;
}
