import { RetryableError } from "@memory/shared/errors";
import { NoTurnError, NotAskedError, noWait, type TweetSource } from "../../ports.ts";
import { type BreakerState, createBreaker } from "./breaker.ts";
import { createTurns, type Limits } from "./turns.ts";

type Options = {
  /** Undefined: the source has no limits. */
  readonly limits: Limits | undefined;
  /** How many callers may wait for their turn. */
  readonly maxWaiting: number;
  readonly onBreaker?: (state: BreakerState) => void;
};

/**
 * The source behind its rate limit, its concurrency limit and a circuit breaker. A caller whose turn
 * does not come in time gets a NoTurnError, and any caller while the breaker is open a NotAskedError,
 * with the wait in `retryAfterSeconds`.
 */
export function guarded(
  source: TweetSource,
  { limits, maxWaiting, onBreaker }: Options,
): TweetSource {
  const breaker = createBreaker(onBreaker === undefined ? {} : { onState: onBreaker });
  const turns = limits === undefined ? undefined : createTurns({ ...limits, maxWaiting });

  const refuseIfOpen = () => {
    const refusal = breaker.refusal();
    if (refusal !== undefined) {
      throw new NotAskedError(`${source.name} is down and was not asked`, wait(refusal.forMs));
    }
  };

  return {
    ...source,
    async find(tweetId, signal, turn) {
      refuseIfOpen();
      const granted = await turns?.take(turn);
      if (granted?.kind === "refused") {
        throw new NoTurnError(
          `${source.name} is at its limit and was not asked`,
          wait(granted.forMs),
        );
      }
      try {
        // The breaker may have opened during the wait.
        refuseIfOpen();
        const call = breaker.begin(tweetId);
        try {
          const lookup = await source.find(tweetId, signal, noWait);
          call.succeeded();
          return lookup;
        } catch (error) {
          call.failed(retryAfterMs(error));
          throw error;
        }
      } finally {
        granted?.release();
      }
    },
  };
}

const wait = (forMs: number) => ({ retryAfterSeconds: Math.max(1, Math.ceil(forMs / 1000)) });

const retryAfterMs = (error: unknown): number | undefined =>
  error instanceof RetryableError && error.retryAfterSeconds !== undefined
    ? error.retryAfterSeconds * 1000
    : undefined;
