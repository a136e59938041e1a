export type BreakerState = "closed" | "probing" | "open";

type Options = {
  readonly now?: () => number;
  /** Is called with each new state. */
  readonly onState?: (state: BreakerState) => void;
};

/** How long to stay away, in milliseconds. */
type Refusal = { readonly forMs: number };

const failuresToOpen = 5;
const firstOpenMs = 30_000;
const longestOpenMs = 15 * 60_000;
/**
 * In the first hour of an outage the breaker opens for at most a minute: people were just told that
 * their tweet follows, and should get it soon after the source is back.
 */
const firstHour = { longestOpenMs: 60_000, withinMs: 60 * 60_000 };
/** How long other callers stay away while a probe is under way. */
const probeMs = 1_000;

/**
 * A circuit breaker. It opens for 30 s after failures over five different tweets without a success.
 * Then one call is let through as a probe. While probes fail, the time doubles, up to a minute in
 * the first hour of an outage and up to 15 minutes later.
 */
export function createBreaker({ now = () => performance.now(), onState = () => {} }: Options = {}) {
  /** Tweets that failed since the last success. One bad tweet cannot open the breaker by itself. */
  const failed = new Set<string>();
  let openMs = firstOpenMs;
  /** Undefined while the breaker is closed. */
  let openUntil: number | undefined;
  let downSince: number | undefined;
  let isProbing = false;

  const open = (forMs: number) => {
    downSince ??= now();
    openUntil = now() + forMs;
    isProbing = false;
    onState("open");
  };

  const longestMs = () =>
    now() - (downSince ?? now()) < firstHour.withinMs ? firstHour.longestOpenMs : longestOpenMs;

  const refusal = (): Refusal | undefined => {
    if (openUntil === undefined) return undefined;
    if (now() < openUntil) return { forMs: openUntil - now() };
    return isProbing ? { forMs: probeMs } : undefined;
  };

  return {
    /** Undefined if a call may begin now. */
    refusal,
    /**
     * Is called right before a call. The caller reports the call's end to the object that it gets.
     */
    begin(tweetId: string) {
      const isProbe = openUntil !== undefined;
      isProbing = isProbe;
      if (isProbe) onState("probing");
      return {
        succeeded() {
          // A late success of a call begun before the breaker opened.
          if (openUntil !== undefined && !isProbe) return;
          failed.clear();
          openMs = firstOpenMs;
          openUntil = undefined;
          downSince = undefined;
          isProbing = false;
          onState("closed");
        },
        /**
         * `retryAfterMs` is the pause that the source asked for, if any: it opens the breaker at
         * once.
         */
        failed(retryAfterMs?: number) {
          failed.add(tweetId);
          if (retryAfterMs !== undefined) open(Math.max(retryAfterMs, (openUntil ?? 0) - now()));
          else if (isProbe || (openUntil === undefined && failed.size >= failuresToOpen)) {
            open(openMs);
            openMs = Math.min(openMs * 2, longestMs());
          }
        },
      };
    },
  };
}
