import type { TweetChange } from "../tweets/tell-and-follow.ts";
import type { AskedMessage, AskedPress } from "./asked.ts";

/** What a message or a press asks of one tweet. */
export const changeOf = (
  { userId, receivedAt, updateId, traceId, languageCode }: AskedMessage | AskedPress,
  tweetId: string,
): TweetChange => ({
  userId,
  tweetId,
  asked: { at: receivedAt, updateId },
  traceId,
  languageCode,
});
