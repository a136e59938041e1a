import type { Metrics } from "../process/metrics.ts";
import { inSpan } from "../process/trace.ts";

export type CallMetrics = Pick<Metrics, "telegramCalls" | "telegramDuration">;

/**
 * Wraps the client's `fetch`: counts every call by method and outcome, measures how long it takes and
 * records a span. Of the URL only the method's name is used, since the rest contains the token.
 */
export function observedFetch(
  call: typeof fetch,
  { telegramCalls, telegramDuration }: CallMetrics,
): typeof fetch {
  return async (input, init) => {
    const method = methodOf(String(input));
    const startedAt = performance.now();
    let outcome = "failed";
    return inSpan(`telegram ${method}`, { kind: "CLIENT" }, async (span) => {
      try {
        const response = await call(input, init);
        outcome = outcomeOf(response.status);
        return response;
      } finally {
        span.setAttribute("memory.outcome", outcome);
        telegramCalls.inc({ method, outcome });
        telegramDuration.observe({ method }, (performance.now() - startedAt) / 1000);
      }
    });
  };
}

const methodOf = (url: string): string => url.slice(url.lastIndexOf("/") + 1);

/** Telegram's HTTP status equals its `error_code`. 401 and 404 mean a wrong token: not a refused call. */
function outcomeOf(status: number): "ok" | "limited" | "refused" | "failed" {
  if (status < 300) return "ok";
  if (status === 429) return "limited";
  return status === 400 || status === 403 ? "refused" : "failed";
}
