import { setTimeout as pause } from "node:timers/promises";
import type { SourceName } from "@memory/shared/contracts/tweet";
import { RetryableError } from "@memory/shared/errors";
import type { TweetSource } from "../../ports.ts";
import { type BreakerState, createBreaker } from "./breaker.ts";
import { createSemaphore } from "./semaphore.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** The most requests that a source is sent: per second, at once after a pause, and concurrently. */
export type Limits = {
  readonly perSecond: number;
  readonly burst: number;
  readonly inFlight: number;
};

/**
 * The source behind its rate limit, its concurrency limit and a circuit breaker. A caller that
 * would have to wait longer than `mayWaitMs` gets a NotAskedError with the wait in
 * `retryAfterSeconds`.
 */
export function guarded(
  source: TweetSource,
  limits: Limits | undefined,
  onBreaker?: (state: BreakerState) => void,
): TweetSource {
  const breaker = createBreaker(onBreaker === undefined ? {} : { onState: onBreaker });
  const semaphore = limits === undefined ? undefined : createSemaphore(limits.inFlight);
  const bucket = limits === undefined ? undefined : createTokenBucket(limits);

  const refuseIfOpen = () => {
    const refusal = breaker.refusal();
    if (refusal !== undefined) throw notNow(source.name, "is down", refusal.forMs);
  };

  const takeToken = async (mayWaitMs: number, signal: AbortSignal) => {
    const token = bucket?.reserve(mayWaitMs);
    if (token?.kind === "refused") throw notNow(source.name, "is at its rate", token.forMs);
    if (token !== undefined && token.waitMs > 0) await pause(token.waitMs, undefined, { signal });
  };

  return {
    ...source,
    async find(tweetId, signal, mayWaitMs) {
      const until = performance.now() + mayWaitMs;
      refuseIfOpen();
      const release = semaphore === undefined ? () => {} : await semaphore.acquire(mayWaitMs);
      if (release === undefined) throw notNow(source.name, "has no free slot", 1_000);
      try {
        await takeToken(Math.max(0, until - performance.now()), signal);
        // The breaker may have opened during the wait.
        refuseIfOpen();
        const call = breaker.begin(tweetId);
        try {
          const lookup = await source.find(tweetId, signal, 0);
          call.succeeded();
          return lookup;
        } catch (error) {
          call.failed(retryAfterMs(error));
          throw error;
        }
      } finally {
        release();
      }
    },
  };
}

/** The source was not asked, because a limit or an open breaker forbids it for now. */
export class NotAskedError extends RetryableError {}

const notNow = (name: SourceName, why: string, forMs: number) =>
  new NotAskedError(`${name} ${why} and was not asked`, {
    retryAfterSeconds: Math.max(1, Math.ceil(forMs / 1000)),
  });

const retryAfterMs = (error: unknown): number | undefined =>
  error instanceof RetryableError && error.retryAfterSeconds !== undefined
    ? error.retryAfterSeconds * 1000
    : undefined;
