import { Tweet } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { PartsRef } from "./part.ts";

/** A row of Tweets or TweetsTrash: one tweet of one person. */
export const Item = z.object({
  UserID: z.string(),
  /** When it was saved: ISO-8601 UTC with milliseconds. */
  Timestamp: z.string(),
  TweetID: z.string(),
  /** The whole text; of a text above about 300 KB, the beginning. */
  Content: z.string(),
  /** Links to the media, the best quality of each, in order. */
  Media: z.array(z.string()),
  /** The author's handle, without the @. */
  Username: z.string(),
  /** The link as it was sent. */
  URL: z.string(),
  /** All that is known of the tweet; with `Parts`, as much of it as fits, and `missing` names the rest. */
  Tweet,
  /** Set if the tweet does not fit this row: where the whole of it is. */
  Parts: PartsRef.optional(),
  /** Version for optimistic locking; starts at 1. Each fuller content adds 1. */
  Revision: z.number().optional(),
  From: z.object({
    chatTitle: z.string().optional(),
    forwardedFrom: z.string().optional(),
    forwardedDate: z.string().optional(),
  }),
  /**
   * ISO-8601 UTC of the change of the claim that wrote this row; an older change does not overwrite
   * it.
   */
  ChangedAt: z.string(),
  /** TweetsTrash alone: Unix seconds after which the row counts as gone. */
  expires: z.number().optional(),
});
export type Item = z.infer<typeof Item>;

/**
 * An item that is only moved. Only these attributes are validated; all others are copied unchanged,
 * attributes of a newer version included.
 */
export const LooseItem = Item.pick({
  UserID: true,
  Timestamp: true,
  TweetID: true,
  Revision: true,
  Parts: true,
  ChangedAt: true,
  expires: true,
}).loose();
export type LooseItem = z.infer<typeof LooseItem>;

/** How long a deleted tweet can be brought back. */
export const daysInTrash = 30;
