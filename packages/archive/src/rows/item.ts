import { Tweet } from "@memory/shared/contracts/tweet";
import { z } from "zod";

/** Tweets and TweetsTrash: one kept tweet. Written whole, never rewritten for small state. */
export const Item = z.object({
  UserID: z.string(),
  /** When it was saved: ISO-8601 UTC with milliseconds. */
  Timestamp: z.string(),
  TweetID: z.string(),
  /** The whole text. */
  Content: z.string(),
  /** Links to the media, the best quality of each, in order. */
  Media: z.array(z.string()),
  /** The author's handle, without the @. */
  Username: z.string(),
  /** As it was sent. */
  URL: z.string(),
  /** All that is known of the tweet. */
  Tweet,
  /** Counts how often a fuller tweet took the place of another, so that two never do at once. */
  Revision: z.number().optional(),
  From: z.object({
    chatTitle: z.string().optional(),
    forwardedFrom: z.string().optional(),
    forwardedDate: z.string().optional(),
  }),
  /** ISO-8601 UTC of the request or press that wrote this row; a delete spares a newer one. */
  ChangedAt: z.string(),
  /** TweetsTrash alone: Unix seconds after which the row counts as gone. */
  expires: z.number().optional(),
});
export type Item = z.infer<typeof Item>;
