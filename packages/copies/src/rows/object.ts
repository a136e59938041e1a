import { z } from "zod";

/** The row of TweetsMedia that stands for an object, whichever tweets it serves. */
export const ObjectRow = z.object({
  /** `sha256/<hex>`. */
  TweetID: z.string(),
  MediaKey: z.literal("#object"),
  /** An object that is being erased is neither written nor referred to until it is gone. */
  State: z.enum(["present", "erasing"]),
  /** Another with each reference that is added, and never used again. */
  Version: z.string(),
  /** Who erases it, and until when (Unix ms) nobody else may. An erasure without them may be finished by anybody. */
  Eraser: z.string().optional(),
  ErasedUntil: z.number().optional(),
  Bytes: z.number().optional(),
  Type: z.string().optional(),
  /** Whether its bytes are in the sum of all. */
  IsCounted: z.boolean().optional(),
});
export type ObjectRow = z.infer<typeof ObjectRow>;

export const objectRow = "#object";
export const objectPartition = (sha256: string): string => `sha256/${sha256}`;

/** Names the file of a tweet below the object that serves it. */
export const referenceTo = (tweetId: string, mediaKey: string): string => `${tweetId}/${mediaKey}`;
