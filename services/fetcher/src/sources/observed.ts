import type { SourceName } from "@memory/shared/contracts/tweet";
import type { Log } from "@memory/shared/process/log";
import type { Metrics } from "@memory/shared/process/metrics";
import { inSpan } from "@memory/shared/process/trace";
import { type Lookup, NotAskedError, type TweetSource } from "../ports.ts";
import type { BreakerState } from "./guard/breaker.ts";

/** Where a source's answers, failures and breaker state are reported. */
export type Watch = {
  readonly log: Log;
  readonly metrics: Pick<Metrics, "sourceAnswers" | "sourceDuration" | "breaker">;
};

/**
 * The source with a span, a count and a duration for each answer, and a log line for each failure.
 */
export const observed = (source: TweetSource, { log, metrics }: Watch): TweetSource => ({
  ...source,
  find: (tweetId, signal, turn) =>
    inSpan(`ask ${source.name}`, { kind: "CLIENT" }, async (span) => {
      const startedAt = performance.now();
      const count = (outcome: string) => {
        span.setAttribute("memory.outcome", outcome);
        metrics.sourceAnswers.inc({ source: source.name, outcome });
        const ms = performance.now() - startedAt;
        if (outcome !== "not-asked")
          metrics.sourceDuration.observe({ source: source.name }, ms / 1000);
        return Math.round(ms);
      };
      try {
        const lookup = await source.find(tweetId, signal, turn);
        count(outcomeOf(lookup));
        return lookup;
      } catch (err) {
        const outcome = err instanceof NotAskedError ? "not-asked" : "failed";
        const line = {
          source: source.name,
          outcome,
          ms: count(outcome),
          tweetId,
          why: String(err),
        };
        if (outcome === "failed") log.warn(line, "source failed");
        else log.debug(line, "source not asked");
        throw err;
      }
    }),
});

const outcomeOf = (lookup: Lookup): string =>
  lookup.kind === "found" ? "found" : `absent-${lookup.evidence}`;

const breakerStates: Record<BreakerState, number> = { closed: 0, probing: 1, open: 2 };

/** Returns a function that writes a breaker's state to the metrics. Writes "closed" at once. */
export function onBreaker(source: SourceName, { metrics }: Watch): (state: BreakerState) => void {
  const show = (state: BreakerState) => metrics.breaker.set({ source }, breakerStates[state]);
  show("closed");
  return show;
}
