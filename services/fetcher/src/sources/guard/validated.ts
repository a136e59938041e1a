import { Tweet } from "@memory/shared/contracts/tweet";
import { RetryableError } from "@memory/shared/errors";
import type { TweetSource } from "../../ports.ts";

/**
 * The source, whose tweets all fit the contract. One that is larger than a tweet can be is no answer:
 * store could not take it, and the link would be lost for what one source says of it.
 */
export const fitting = (source: TweetSource): TweetSource => ({
  ...source,
  async find(tweetId, signal, mayWaitMs) {
    const lookup = await source.find(tweetId, signal, mayWaitMs);
    if (lookup.kind === "found" && !Tweet.safeParse(lookup.tweet).success) {
      throw new RetryableError(
        `${source.name} answered for tweet ${tweetId} with what is no tweet`,
      );
    }
    return lookup;
  },
});
