const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** After this a request is parked for an operator to look at, and a repair is left. */
export const giveUpAfterMs = 26 * hourMs;

/** From then on a verdict that another source might overrule is better than none. */
export const settleForLessAfterMs = hourMs;

/**
 * Seconds until a request of that age is tried again: about one while the person is watching, with full
 * jitter up to a minute in the first hour, then up to a limit that grows to 15 minutes. No sooner than the
 * sources asked for, as long as that is within a minute, or 15 after the first hour: their breakers keep
 * us from asking them too soon.
 */
export function retryDelaySeconds(
  { ageMs, askedSeconds = 0 }: { ageMs: number; askedSeconds?: number | undefined },
  random: () => number = Math.random,
): number {
  const isFirstHour = ageMs < hourMs;
  const limit = isFirstHour ? Math.min(60, ageMs / 2_000) : Math.min(15 * 60, ageMs / minuteMs);
  const usual = ageMs < 10_000 ? 1 + random() : Math.max(1, random() * limit);
  return Math.max(usual, Math.min(askedSeconds, isFirstHour ? 60 : 15 * 60));
}

/**
 * Whole seconds until what a kept tweet of that age lacks is asked for again: within a minute at first,
 * later within half the time that it has been lacking, at most 15 minutes.
 */
export function repairDelaySeconds(ageMs: number, random: () => number = Math.random): number {
  const limit = Math.min(15 * 60, Math.max(60, ageMs / 2_000));
  return Math.round((limit * (1 + random())) / 2);
}
