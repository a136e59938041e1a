export type BreakerState = "closed" | "probing" | "open";

type Options = {
  readonly now?: () => number;
  /** Told of every state that it comes to. */
  readonly onState?: (state: BreakerState) => void;
};

/** How long to stay away, in milliseconds. */
type Refusal = { readonly forMs: number };

const failuresToOpen = 5;
const firstOpenMs = 30_000;
const longestOpenMs = 15 * 60_000;
/** People who were just told that their tweet follows are not to wait for a source that is back. */
const soon = { longestOpenMs: 60_000, withinMs: 60 * 60_000 };
const probeMs = 1_000;

/**
 * Keeps away from a source that is down: open after failing over five tweets in a row for 30 s, doubling as long
 * as the one probe that is then let through fails too, to a minute in the first hour and to 15 min later.
 */
export function createBreaker({ now = Date.now, onState = () => {} }: Options = {}) {
  /** The tweets that it failed over since it last answered: a single odd one closes it to nobody. */
  const failed = new Set<string>();
  let openMs = firstOpenMs;
  /** Undefined while closed. */
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
    now() - (downSince ?? now()) < soon.withinMs ? soon.longestOpenMs : longestOpenMs;

  const refusal = (): Refusal | undefined => {
    if (openUntil === undefined) return undefined;
    if (now() < openUntil) return { forMs: openUntil - now() };
    return isProbing ? { forMs: probeMs } : undefined;
  };

  return {
    refusal,
    /** To be asked right before a call; what it gives is told how the call ended. */
    begin(tweetId: string) {
      const isProbe = openUntil !== undefined;
      isProbing = isProbe;
      if (isProbe) onState("probing");
      return {
        succeeded() {
          if (openUntil !== undefined && !isProbe) return;
          failed.clear();
          openMs = firstOpenMs;
          openUntil = undefined;
          downSince = undefined;
          isProbing = false;
          onState("closed");
        },
        /** With the rest that the source asked for, if it did: it is given at once. */
        failed(restMs?: number) {
          failed.add(tweetId);
          if (restMs !== undefined) open(Math.max(restMs, (openUntil ?? 0) - now()));
          else if (isProbe || (openUntil === undefined && failed.size >= failuresToOpen)) {
            open(openMs);
            openMs = Math.min(openMs * 2, longestMs());
          }
        },
      };
    },
  };
}
