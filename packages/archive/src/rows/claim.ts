import { Origin } from "@memory/shared/contracts/origin";
import { missingParts, TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";

/**
 * A row of TweetsClaims: what became of one tweet for one person. It outlives deletion, so that no
 * message delivered again brings a deleted tweet back. While a kept claim has no item yet, a save is
 * under way.
 */
export const Claim = z.object({
  UserID: z.string(),
  TweetID: TweetId,
  State: z.enum(["pending", "kept", "trashed"]),
  /** The message that saved it, or saved it again after a deletion; while pending, the one that holds it. */
  Origin,
  /**
   * The other messages whose replies tell of it: those that asked while it was kept, and those that saved
   * it before `Origin` did. JSON of their origins, see `mentions.ts`; a string, so that a write can
   * require it to be as it was read. Absent while there are none.
   */
  AlsoIn: z.string().optional(),
  /** The sort key of the item. */
  Timestamp: z.string(),
  /** The item's `Timestamp` when it was last deleted: an item left there has to be moved or removed. */
  LeftAt: z.string().optional(),
  /** ISO-8601 UTC: when it was deleted. Absent unless trashed, and in rows of an earlier version. */
  DeletedAt: z.string().optional(),
  /** ISO-8601 UTC: when the deleted tweet was removed for good. Until then it may be brought back. */
  PurgedAt: z.string().optional(),
  /**
   * ISO-8601 UTC: when the claim was last written, but for `AlsoIn`. Always later than before, even if a
   * clock was set back meanwhile, and never earlier than `AskedAt`.
   */
  ChangedAt: z.string(),
  /**
   * ISO-8601 UTC of the request or press that made the state. Absent in rows of an earlier version, in
   * which `ChangedAt` was that.
   */
  AskedAt: z.string().optional(),
  /**
   * Telegram's number of the update that made the state, which orders requests and presses: an older one
   * is ignored. Absent in rows of an earlier version.
   */
  UpdateID: z.number().optional(),
  /**
   * Telegram's number of the update that saved it, or saved it again after a deletion: unlike `UpdateID` no
   * press changes it. It tells whether /forget came later. Absent in rows of an earlier version.
   */
  SavedBy: z.number().optional(),
  /** See `normalTags` and `normalNote` in `labels.ts`. */
  Tags: z.array(z.string()),
  Note: z.string().optional(),
  /** The updates that set the tags and the note. Absent while they are as the save gave them. */
  TagsUpdateID: z.number().optional(),
  NoteUpdateID: z.number().optional(),
  Missing: z.array(z.enum(missingParts)),
  /** ISO-8601 UTC; since when the tweet is known to be gone at its source. Absent while it is not. */
  GoneAt: z.string().optional(),
  /** The revision of the item that `Missing` is about, once its content has been replaced. */
  Revision: z.number().optional(),
});
export type Claim = z.infer<typeof Claim>;
