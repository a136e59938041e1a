import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { LRUCache } from "lru-cache";

/** The latest 5,000 requests whose person was informed that the content follows. */
export type Informed = ReturnType<typeof createInformed>;

export function createInformed() {
  const keys = new LRUCache<string, true>({ max: 5_000 });
  return {
    /**
     * Whether this copy of the fetcher, or an earlier delivery of the request, informed the person.
     */
    has: (request: TweetRequested): boolean => request.told === true || keys.has(keyOf(request)),
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
