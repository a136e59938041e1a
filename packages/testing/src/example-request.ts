import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";

/** A link to tweet 20 sent by person 7 in message 100 of their private chat. */
export const exampleRequest = (change: Partial<TweetRequested> = {}): TweetRequested => {
  const link = { key: "tweet:20", url: "https://x.com/jack/status/20", tweetId: "20" };
  return {
    version: 1,
    traceId: "0123456789abcdef0123456789abcdef",
    userId: "7",
    timestamp: "2026-01-02T03:04:05.000Z",
    origin: { chatId: 7, messageId: 100 },
    link,
    links: [link],
    tags: [],
    from: {},
    replyTo: { kind: "message", chatId: 7, messageId: 100 },
    purpose: "save",
    attempt: 1,
    requestedAt: "2026-01-02T03:04:06.000Z",
    ...change,
  };
};

export const exampleTweet = (change: Partial<Tweet> = {}): Tweet => ({
  id: "20",
  url: "https://x.com/jack/status/20",
  author: { id: "12", handle: "jack", name: "jack" },
  text: "just setting up my twttr",
  postedAt: "2006-03-21T20:50:14.000Z",
  media: [],
  missing: [],
  sources: [{ name: "syndication", readAt: "2026-01-02T03:04:06.000Z" }],
  ...change,
});

/** The same request for another tweet, as another link of the same message. */
export const requestFor = (tweetId: string, change: Partial<TweetRequested> = {}) => {
  const link = { key: `tweet:${tweetId}`, url: `https://x.com/i/status/${tweetId}`, tweetId };
  return exampleRequest({ link, links: [link], ...change });
};
