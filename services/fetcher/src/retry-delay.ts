const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** After this a request is parked for an operator to look at. */
export const giveUpAfterMs = 26 * hourMs;

/** From then on a verdict that another source might overrule is better than none. */
export const settleForLessAfterMs = hourMs;

/**
 * Seconds until a request of that age is tried again: about one while the person is watching, with full
 * jitter up to a minute in the first hour, then up to a limit that grows to 15 minutes. Waits longer if a
 * source asked for it, though not beyond the limit: its own breaker keeps us from asking it too soon.
 */
export function retryDelaySeconds(
  { ageMs, askedSeconds = 0 }: { ageMs: number; askedSeconds?: number | undefined },
  random: () => number = Math.random,
): number {
  if (ageMs < 10_000) return 1 + random();
  const limit = limitSeconds(ageMs);
  return Math.max(1, random() * limit, Math.min(askedSeconds, limit));
}

const limitSeconds = (ageMs: number): number =>
  ageMs < hourMs ? Math.min(60, ageMs / 2_000) : Math.min(15 * 60, ageMs / minuteMs);
