const windowMs = 10_000;
const burst = 20;
const maxDelaySeconds = 900;

/**
 * Delays for one person's jobs, so that many at once leave room for others: every twenty within
 * ten seconds wait a second longer than the twenty before.
 */
export function createBursts(now: () => number = Date.now) {
  const recent = new Map<string, number[]>();

  const forgetOld = (since: number) => {
    for (const [userId, times] of recent) {
      if ((times.at(-1) ?? 0) <= since) recent.delete(userId);
    }
  };

  return {
    /** Seconds for each of the next `count` jobs. */
    take(userId: string, count: number): number[] {
      const at = now();
      if (recent.size > 10_000) forgetOld(at - windowMs);
      const times = (recent.get(userId) ?? []).filter((time) => time > at - windowMs);
      const delays = Array.from({ length: count }, (_, index) =>
        Math.min(maxDelaySeconds, Math.floor((times.length + index) / burst)),
      );
      recent.set(userId, [...times, ...Array.from({ length: count }, () => at)]);
      return delays;
    },
    /** For jobs that were not accepted after all. */
    giveBack(userId: string, count: number): void {
      const times = recent.get(userId);
      times?.splice(Math.max(0, times.length - count), count);
    },
  };
}
