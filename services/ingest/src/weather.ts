import type { Log } from "@memory/shared/log";

/** Logs when something we depend on goes away and when it is back: once each, however often told. */
export function createWeather(log: Log, what: string) {
  let since: number | undefined;
  return {
    isBad: (): boolean => since !== undefined,
    bad(error: unknown): void {
      if (since !== undefined) return;
      since = Date.now();
      log.warn({ what, why: reasonOf(error) }, "not reachable; trying again");
    },
    good(): void {
      if (since === undefined) return;
      log.info({ what, seconds: Math.round((Date.now() - since) / 1000) }, "reachable again");
      since = undefined;
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
