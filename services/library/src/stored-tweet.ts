import { Item } from "@memory/archive/rows/item";
import type { z } from "zod";

/**
 * A row of Tweets or TweetsTrash. Only what moving it needs is read: whatever else it holds goes
 * along untouched, attributes of a newer version included.
 */
export const StoredTweet = Item.pick({
  UserID: true,
  Timestamp: true,
  TweetID: true,
  ChangedAt: true,
  expires: true,
}).loose();
export type StoredTweet = z.infer<typeof StoredTweet>;

/** How long a deleted tweet can be brought back. */
export const daysInTrash = 30;
