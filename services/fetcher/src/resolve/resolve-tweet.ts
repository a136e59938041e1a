import type { TweetSource } from "../ports.ts";
import { collectEvidence, type Evidence } from "./collect-evidence.ts";
import { type Resolved, type VerdictOptions, verdict } from "./verdict.ts";

export type ResolveTweet = (tweetId: string, options: VerdictOptions) => Promise<Resolved>;

/**
 * Asks the sources in order until one shows the tweet or denies it on strong evidence, then those
 * that may have what the tweet lacks. Coalesces callers: those that ask for a tweet while it is
 * being asked for share the evidence. Throws a RetryableError if the evidence proves nothing.
 */
export function createResolveTweet(sources: readonly TweetSource[]): ResolveTweet {
  const underWay = new Map<string, Promise<Evidence>>();
  const coalesced = (tweetId: string) => {
    const joined = underWay.get(tweetId);
    if (joined !== undefined) return joined;
    const begun = collectEvidence(sources, tweetId).finally(() => underWay.delete(tweetId));
    underWay.set(tweetId, begun);
    return begun;
  };
  return async (tweetId, options) => verdict(await coalesced(tweetId), tweetId, options);
}
