import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { LRUCache } from "lru-cache";
import { keyOf } from "./informed.ts";
import { ageOf } from "./send-resolved.ts";

export type AgeOf = (request: TweetRequested) => number;

/**
 * Measures the milliseconds since a request's first try, or since an operator redrove it. If the clock was
 * set back since, the request is as old as this copy of the fetcher knows it (of the latest 5,000): else
 * its person would not be informed before the clock has caught up.
 */
export function createAges(now = () => performance.now()): AgeOf {
  const firstSeen = new LRUCache<string, number>({ max: 5_000 });
  return (request) => {
    const key = keyOf(request);
    const seenAt = firstSeen.get(key) ?? now();
    firstSeen.set(key, seenAt);
    return Math.max(now() - seenAt, ageOf(request));
  };
}
