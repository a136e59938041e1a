import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { LRUCache } from "lru-cache";
import { createTokenBucket, type TokenBucket } from "../sources/guard/token-bucket.ts";

/**
 * One person is informed of as many links at once as a message can hold, then of one a second. Each notice
 * is work for store, which answers others meanwhile; the links themselves wait in the queue.
 */
const pace = { perSecond: 1, burst: 50 };

/** The latest 5,000 requests whose person was informed that the content follows. */
export type Informed = ReturnType<typeof createInformed>;

export function createInformed() {
  const keys = new LRUCache<string, true>({ max: 5_000 });
  const buckets = new LRUCache<string, TokenBucket>({ max: 5_000 });

  const bucketOf = (userId: string): TokenBucket => {
    const bucket = buckets.get(userId) ?? createTokenBucket(pace);
    buckets.set(userId, bucket);
    return bucket;
  };

  return {
    /**
     * Whether this copy of the fetcher, or an earlier delivery of the request, informed the person.
     */
    has: (request: TweetRequested): boolean => request.told === true || keys.has(keyOf(request)),
    /** Whether the person may be informed of a further link now. If not, a later try informs them. */
    mayInform: ({ userId }: TweetRequested): boolean => bucketOf(userId).take(),
    add(request: TweetRequested): void {
      keys.set(keyOf(request), true);
    },
  };
}

/** A redriven request counts as a new one. */
export const keyOf = ({ traceId, link, redrivenAt = "" }: TweetRequested): string =>
  `${traceId} ${link.key} ${redrivenAt}`;

/**
 * The copy of a request that waits in the queue. It notes in `told` whether the person was
 * informed.
 */
export const waitingCopy =
  (informed: Pick<Informed, "has">) =>
  (request: TweetRequested): TweetRequested => ({
    ...request,
    attempt: request.attempt + 1,
    ...(informed.has(request) ? { told: true } : {}),
  });
