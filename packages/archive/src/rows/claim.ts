import { Origin } from "@memory/shared/contracts/origin";
import { missingParts, TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";

/**
 * TweetsClaims: what became of one tweet for one person. It outlives deletion, so that no
 * redelivery brings a deleted tweet back. `Timestamp` names the item's sort key; a kept claim
 * whose item is not there yet is a save under way.
 */
export const Claim = z.object({
  UserID: z.string(),
  TweetID: TweetId,
  State: z.enum(["pending", "kept", "trashed"]),
  /** The message that saved it first. */
  Origin,
  Timestamp: z.string(),
  /** Where the item stood when it was last deleted: an item left there is of no use any more. */
  LeftAt: z.string().optional(),
  /** ISO-8601 UTC of the request or press that made the state; orders them, an older one is ignored. */
  ChangedAt: z.string(),
  Tags: z.array(z.string()),
  Note: z.string().optional(),
  Missing: z.array(z.enum(missingParts)),
});
export type Claim = z.infer<typeof Claim>;
