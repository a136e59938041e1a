import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";

export type Raw = { readonly tweetId: string; readonly text: string };

/**
 * The calls of a bare pipeline to DynamoDB, some for all messages in hand. A variant leaves out what it does
 * not make.
 */
export type Tables = {
  findRaw(tweetIds: readonly string[]): Promise<void>;
  putRaw(answers: readonly Raw[]): Promise<void>;
  putClaim(request: TweetRequested, tweet: Tweet): Promise<void>;
  putItem(request: TweetRequested, tweet: Tweet): Promise<void>;
  findBlocks(userIds: readonly string[]): Promise<void>;
  leaseReply(request: TweetRequested, tweet: Tweet): Promise<void>;
  finishReply(request: TweetRequested, replyId: number): Promise<void>;
};

/** Rows as Memory keeps them, as plain values. */
export const rawRow = ({ tweetId, text }: Raw) => ({
  TweetID: tweetId,
  Source: "syndication",
  Body: text,
  ReadAt: new Date().toISOString(),
  expires: Math.round(Date.now() / 1000) + 7_776_000,
});

export const claimRow = (
  { userId, origin, timestamp, requestedAt }: TweetRequested,
  { id }: Tweet,
) => ({
  UserID: userId,
  TweetID: id,
  State: "kept",
  Origin: origin,
  Timestamp: timestamp,
  ChangedAt: requestedAt,
  AskedAt: requestedAt,
  Tags: [],
  Missing: [],
});

export const itemRow = (request: TweetRequested, tweet: Tweet) => ({
  UserID: request.userId,
  Timestamp: request.timestamp,
  TweetID: tweet.id,
  Content: tweet.text,
  Media: [],
  Username: tweet.author.handle,
  URL: request.link.url,
  Tweet: tweet,
  ChangedAt: request.requestedAt,
});

export const replyKey = ({ userId, origin }: TweetRequested) => ({
  UserID: userId,
  Origin: `${origin.chatId}#${origin.messageId}`,
});
