import type { Metrics } from "../process/metrics.ts";
import { inSpan } from "../process/trace.ts";

export type CallMetrics = Pick<Metrics, "telegramCalls" | "telegramDuration">;

/**
 * The client's `fetch`, with every call counted by its method and by what Telegram made of it. Nothing
 * else of the address is used: it holds the token.
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

/** The status is that of the envelope, 401 and 404 tell of a wrong token. */
function outcomeOf(status: number): "ok" | "limited" | "refused" | "failed" {
  if (status < 300) return "ok";
  if (status === 429) return "limited";
  return status === 400 || status === 403 ? "refused" : "failed";
}
