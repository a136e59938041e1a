import { reduceTweet } from "@memory/shared/contracts/reduce-tweet";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { fitsQueue } from "@memory/shared/queue/message-body";

/**
 * The message as the queue takes it. Of a tweet that is too large for one, even compressed, the largest
 * parts are left out; `missing` and `tooLarge` name them.
 */
export function fitMessage(message: TweetResolved): TweetResolved {
  const { result } = message;
  if (result.kind !== "found") return message;
  const withTweet = (tweet: Tweet) => ({ ...message, result: { ...result, tweet } });
  const { tweet, leftOut } = reduceTweet(result.tweet, (next) => fitsQueue(withTweet(next)));
  return leftOut.length === 0 ? message : withTweet({ ...tweet, tooLarge: [...leftOut] });
}
