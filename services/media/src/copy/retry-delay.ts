const hourMs = 3_600_000;

/** A file that could not be had for so long is not tried any more. */
export const giveUpAfterMs = 48 * hourMs;
/** None is given up with fewer attempts, as after a clock that was wrong. */
export const giveUpAtAttempt = 5;

/** More than a minute: a shorter wait holds the message, which uses up its receives. */
const leastSeconds = 61;
const mostSeconds = 900;

/**
 * Seconds until files of a request of this age are tried again: between half and all of a limit, which is half
 * the age but at least a minute and at most a quarter of an hour. `askedSeconds` is the pause that the source
 * asked for.
 */
export function retryDelaySeconds(
  { ageMs, askedSeconds = 0 }: { ageMs: number; askedSeconds?: number | undefined },
  random: () => number = Math.random,
): number {
  const limit = Math.min(mostSeconds, Math.max(2 * leastSeconds, ageMs / 2_000));
  return Math.max(leastSeconds, Math.round((limit * (1 + random())) / 2), askedSeconds);
}
