import type { TweetSource } from "../ports.ts";
import {
  type Asker,
  collectEvidence,
  type Evidence,
  isForWantOfTurns,
} from "./collect-evidence.ts";
import { type Resolved, type VerdictOptions, verdict } from "./verdict.ts";

export type ResolveTweet = (tweetId: string, options: VerdictOptions & Asker) => Promise<Resolved>;

/**
 * Asks the sources in order until one shows the tweet or denies it on strong evidence, then those
 * that may have what the tweet lacks. Coalesces callers: those that ask for a tweet while it is
 * being asked for share the evidence. Throws a RetryableError if the evidence proves nothing.
 */
export function createResolveTweet(sources: readonly TweetSource[]): ResolveTweet {
  const underWay = new Map<string, Promise<Evidence>>();
  const begin = (tweetId: string, asker: Asker) => {
    const key = keyOf(tweetId, asker);
    const begun = collectEvidence(sources, tweetId, asker).finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return begun;
  };
  const coalesced = async (tweetId: string, asker: Asker): Promise<Evidence> => {
    const key = keyOf(tweetId, asker);
    const joined = underWay.get(key);
    if (joined === undefined) return begin(tweetId, asker);
    const evidence = await joined;
    // The turn of the one who began did not come, but that of this one may.
    if (isForWantOfTurns(evidence)) return underWay.get(key) ?? begin(tweetId, asker);
    return evidence;
  };
  return async (tweetId, { userId, mayWait, isSpare = false, ...options }) =>
    verdict(await coalesced(tweetId, { userId, mayWait, isSpare }), tweetId, options);
}

/** Nobody joins spare work, which waits longer, but other spare work. */
const keyOf = (tweetId: string, { isSpare }: Asker) => (isSpare ? `spare ${tweetId}` : tweetId);
