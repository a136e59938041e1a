import { anchor } from "@memory/shared/telegram/html";

/** A short link to the tweet on X. A reply to a message with it is about that tweet. */
export const tweetLink = (tweetId: string): string =>
  anchor(`https://x.com/i/status/${tweetId}`, `…/${tweetId.slice(-6)}`);
