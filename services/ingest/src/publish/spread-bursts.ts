const burst = 20;
const perSecond = 10;
const maxDelaySeconds = 900;

/**
 * Delays one person's jobs like a leaky bucket, so that a burst leaves room for other people: twenty go
 * at once, the rest at ten a second. Telegram allows far fewer messages a second in one chat anyway.
 */
export function createBursts(now = () => performance.now()) {
  /** When each person's jobs will all have gone at ten a second, in milliseconds of `now`. */
  const clearAt = new Map<string, number>();

  const forgetCleared = () => {
    for (const [userId, at] of clearAt) if (at <= now()) clearAt.delete(userId);
  };

  return {
    /** The delay of each of the next `count` jobs, in seconds. */
    take(userId: string, count: number): number[] {
      if (clearAt.size > 10_000) forgetCleared();
      const aheadMs = Math.max(0, (clearAt.get(userId) ?? 0) - now());
      const ahead = Math.floor((aheadMs / 1000) * perSecond);
      clearAt.set(userId, now() + aheadMs + (count / perSecond) * 1000);
      return Array.from({ length: count }, (_, index) => delaySeconds(ahead + index));
    },
    /** Takes back jobs that the queue did not accept. */
    giveBack(userId: string, count: number): void {
      clearAt.set(userId, (clearAt.get(userId) ?? 0) - (count / perSecond) * 1000);
    },
  };
}

const delaySeconds = (ahead: number): number =>
  ahead < burst ? 0 : Math.min(maxDelaySeconds, 1 + Math.floor((ahead - burst) / perSecond));
