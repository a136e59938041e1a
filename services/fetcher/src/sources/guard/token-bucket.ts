type Options = {
  readonly perSecond: number;
  readonly burst: number;
  readonly now?: () => number;
};

export type TokenBucket = ReturnType<typeof createTokenBucket>;

/** A token bucket: `perSecond` tokens are added each second, up to `burst`. */
export function createTokenBucket({ perSecond, burst, now = () => performance.now() }: Options) {
  let tokens = burst;
  let countedAt = now();

  /** Milliseconds until there is a token; 0 if there is one. */
  const waitMs = (): number => {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - countedAt) / 1000) * perSecond);
    countedAt = at;
    return Math.max(0, ((1 - tokens) / perSecond) * 1000);
  };

  return {
    waitMs,
    /** Takes a token, if there is one. */
    take(): boolean {
      if (waitMs() > 0) return false;
      tokens -= 1;
      return true;
    },
  };
}
