export type TokenBucket = {
  /**
   * Takes a token and returns how many milliseconds to wait before using it. Takes none if the wait
   * would be longer than `mayWaitMs`.
   */
  reserve(mayWaitMs: number): { kind: "in"; waitMs: number } | { kind: "refused"; forMs: number };
};

type Options = {
  readonly perSecond: number;
  readonly burst: number;
  readonly now?: () => number;
};

/** A token bucket: `perSecond` tokens are added each second, up to `burst`. */
export function createTokenBucket({
  perSecond,
  burst,
  now = () => performance.now(),
}: Options): TokenBucket {
  let tokens = burst;
  let countedAt = now();
  return {
    reserve(mayWaitMs) {
      const at = now();
      tokens = Math.min(burst, tokens + (Math.max(0, at - countedAt) / 1000) * perSecond);
      countedAt = at;
      const waitMs = Math.max(0, ((1 - tokens) / perSecond) * 1000);
      if (waitMs > mayWaitMs) return { kind: "refused", forMs: waitMs };
      tokens -= 1;
      return { kind: "in", waitMs };
    },
  };
}
