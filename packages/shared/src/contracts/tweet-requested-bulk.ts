import { TweetRequested } from "./tweet-requested.ts";

/**
 * library, fetcher → fetcher: a tweet of an import, which nobody waits for. The fetcher takes these only while it
 * has slots to spare, and asks the sources for them after what people wait for, so that they may wait for hours.
 */
export const tweetRequestedBulk = {
  name: "tweet-requested-bulk",
  schema: TweetRequested,
  isPatient: true,
} as const;
