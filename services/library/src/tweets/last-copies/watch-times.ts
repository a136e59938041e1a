const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** A month, for who watches: each tweet and each person has one of these days. */
const daysOfMonth = 30;

const partOf = (id: string, parts: number): number =>
  Number(BigInt(id.replace("-", "")) % BigInt(parts));

/**
 * The day of the month, from 0, on which a tweet is looked for at its source. It follows from the tweet's id, so that all
 * who keep it look on one day, and the source is asked once.
 */
export const dayOfTweet = (tweetId: string): number => partOf(tweetId, daysOfMonth);

/** The day of the month, from 0, on which a person is told what has gone. */
export const dayOfPerson = (userId: string): number => partOf(userId, daysOfMonth);

/** When a person's tweets of the day are looked for: the next time after `afterMs` (Unix ms), once a day. */
export function nextWatchAt(userId: string, afterMs: number): number {
  const first = partOf(userId, 24) * hourMs;
  return first + (Math.floor((afterMs - first) / dayMs) + 1) * dayMs;
}

/** The days from one time of a person to before the next, each with its time (Unix ms): a library that slept misses none. */
export function daysBetween(from: number, next: number): { day: number; at: number }[] {
  const count = Math.min(daysOfMonth, Math.max(1, Math.round((next - from) / dayMs)));
  return Array.from({ length: count }, (_, index) => {
    const at = from + index * dayMs;
    return { day: Math.floor(at / dayMs) % daysOfMonth, at };
  });
}

/** The beginning of the month that ends at this time. */
export const monthBefore = (at: number): number => at - daysOfMonth * dayMs;
