const burst = 20;
const perSecond = 10;
const maxDelaySeconds = 900;

/**
 * Delays for one person's jobs, so that many at once leave room for others: twenty go at once, the
 * rest at ten a second, however long it lasts. Telegram takes far fewer answers in one chat.
 */
export function createBursts(now: () => number = Date.now) {
  /** Unix milliseconds by when each person's jobs would all have gone at the even rate. */
  const clearAt = new Map<string, number>();

  const forgetCleared = () => {
    for (const [userId, at] of clearAt) if (at <= now()) clearAt.delete(userId);
  };

  return {
    /** Seconds for each of the next `count` jobs. */
    take(userId: string, count: number): number[] {
      if (clearAt.size > 10_000) forgetCleared();
      const aheadMs = Math.max(0, (clearAt.get(userId) ?? 0) - now());
      const ahead = Math.floor((aheadMs / 1000) * perSecond);
      clearAt.set(userId, now() + aheadMs + (count / perSecond) * 1000);
      return Array.from({ length: count }, (_, index) => delaySeconds(ahead + index));
    },
    /** For jobs that were not accepted after all. */
    giveBack(userId: string, count: number): void {
      clearAt.set(userId, (clearAt.get(userId) ?? 0) - (count / perSecond) * 1000);
    },
  };
}

const delaySeconds = (ahead: number): number =>
  ahead < burst ? 0 : Math.min(maxDelaySeconds, 1 + Math.floor((ahead - burst) / perSecond));
