const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A request of this age is parked for an operator. A repair of this age is abandoned. */
export const giveUpAfterMs = 26 * hourMs;
/**
 * No request is parked with fewer attempts. In 26 hours there are far more, unless a clock that was a day
 * slow has just been corrected.
 */
export const giveUpAtAttempt = 5;

/** From this age on, a verdict that another source might still overrule is accepted. */
export const acceptProvisionalAfterMs = hourMs;

/**
 * Seconds until a request of this age is tried again. In the first 10 s, while the person is
 * watching, one to two seconds. After that a backoff with full jitter, whose limit grows to a
 * minute in the first hour and to 15 minutes later. `askedSeconds` is the pause that the sources
 * asked for. It is respected up to a minute in the first hour and up to 15 minutes later, because
 * the circuit breakers protect the sources anyway.
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
 * Whole seconds until the missing parts of a kept tweet are asked for again, when they have been
 * missing for `ageMs`: between half and all of a limit, which is half the age but at least a minute
 * and at most 15 minutes.
 */
export function repairDelaySeconds(ageMs: number, random: () => number = Math.random): number {
  const limit = Math.min(15 * 60, Math.max(60, ageMs / 2_000));
  return Math.round((limit * (1 + random())) / 2);
}
