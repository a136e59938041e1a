import { Tweet } from "@memory/shared/contracts/tweet";
import { RetryableError } from "@memory/shared/errors";
import type { TweetSource } from "../../ports.ts";

/**
 * The source with every tweet checked against the contract. Throws a RetryableError for a tweet
 * that does not fit, for example one that is larger than a tweet can be: store would refuse the
 * message, and the link would be lost because of one source.
 */
export const validated = (source: TweetSource): TweetSource => ({
  ...source,
  async find(tweetId, signal, turn) {
    const lookup = await source.find(tweetId, signal, turn);
    if (lookup.kind === "found" && !Tweet.safeParse(lookup.tweet).success) {
      throw new RetryableError(
        `${source.name} answered for tweet ${tweetId} with what is no tweet`,
      );
    }
    return lookup;
  },
});
