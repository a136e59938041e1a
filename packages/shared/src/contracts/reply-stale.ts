import { z } from "zod";
import { Name, UserId } from "./bounded.ts";
import { envelope } from "./envelope.ts";
import { Origin } from "./origin.ts";
import { TweetId } from "./tweet.ts";

/** library, media → store: the reply to this origin no longer shows the truth about this tweet. */
export const ReplyStale = z.object({
  ...envelope,
  userId: UserId,
  origin: Origin,
  tweetId: TweetId,
  /** The person's language as Telegram gives it (an IETF tag); absent if it is not known. */
  languageCode: Name.optional(),
});
export type ReplyStale = z.infer<typeof ReplyStale>;

export const replyStale = { name: "reply-stale", schema: ReplyStale } as const;
