import { z } from "zod";
import { TweetId } from "./tweet.ts";

/** What an X link can be that is no tweet; each has its own words on what to send instead. */
export const notATweetReasons = [
  "profile",
  "search",
  "list",
  "hashtag",
  "space",
  "broadcast",
  "media",
  "article",
  "not-found-behind-short-link",
  /** An ellipsis cut its id or code, so that it may lead to another tweet. */
  "cut",
  "other-page",
] as const;
export type NotATweetReason = (typeof notATweetReasons)[number];

/** The spans of time in which a person may send so many links and no more. */
export const limitSpans = ["minute", "day"] as const;
export type LimitSpan = (typeof limitSpans)[number];

/** One X link of a message. `key` names it within the message, whatever its position or spelling. */
export const Link = z.object({
  key: z.string().min(1).max(300),
  /** As the person sent it. */
  url: z.string().max(4096),
  /** Absent for a t.co link that has not been followed yet, and for a refused one. */
  tweetId: TweetId.optional(),
  refused: z.enum(notATweetReasons).optional(),
  /** The person has sent too many links in that span: nobody is asked for this one. */
  overLimit: z.enum(limitSpans).optional(),
});
export type Link = z.infer<typeof Link>;
