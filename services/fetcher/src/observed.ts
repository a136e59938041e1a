import type { Log } from "@memory/shared/log";
import { NotAskedError } from "./guard/guarded.ts";
import type { Lookup, TweetSource } from "./ports.ts";

export type Watch = {
  readonly log: Log;
  readonly count: (labels: { source: string; outcome: string }) => void;
};

/** The source, with every answer counted and every failure told in one line. */
export const observed = (source: TweetSource, { log, count }: Watch): TweetSource => ({
  ...source,
  async find(tweetId, signal, mayWaitMs) {
    const startedAt = performance.now();
    try {
      const lookup = await source.find(tweetId, signal, mayWaitMs);
      count({ source: source.name, outcome: outcomeOf(lookup) });
      return lookup;
    } catch (err) {
      const outcome = err instanceof NotAskedError ? "not-asked" : "failed";
      count({ source: source.name, outcome });
      const ms = Math.round(performance.now() - startedAt);
      const line = { source: source.name, outcome, ms, tweetId, why: String(err) };
      if (outcome === "failed") log.warn(line, "source failed");
      else log.debug(line, "source not asked");
      throw err;
    }
  },
});

const outcomeOf = (lookup: Lookup): string =>
  lookup.kind === "found" ? "found" : `absent-${lookup.evidence}`;
