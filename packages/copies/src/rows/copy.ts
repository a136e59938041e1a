import { mediumKinds } from "@memory/shared/contracts/media/media-requested";
import { z } from "zod";

/** Why there is no copy of a file. */
export const copyFailures = [
  /** The source has it no more. */
  "gone",
  /** The source gives it to nobody, or not from here: taken down, or blocked in a place. */
  "refused",
  /** Above the limit for one file. */
  "too-large",
  /** There is only a playlist of a broadcast. */
  "playlist-only",
  /** The person's allowance of the day, or the place for all copies, is used up. Tried again the next day. */
  "over-limit",
  /** It could not be got for days, and is not tried any more. */
  "given-up",
] as const;
export type CopyFailure = (typeof copyFailures)[number];

export const copyStatuses = [
  /** Not tried yet, or to be tried again: `Why` says what hindered it. */
  "later",
  "kept",
  ...copyFailures,
] as const;
export type CopyStatus = (typeof copyStatuses)[number];

/** A row of TweetsMedia below a tweet: one of its files. */
export const Copy = z.object({
  TweetID: z.string(),
  MediaKey: z.string(),
  Kind: z.enum(mediumKinds),
  Status: z.enum(copyStatuses),
  /** A word for operators and words for people to choose by, such as `dmca`, `short`, `timeout`. */
  Why: z.string().optional(),
  /** The address at the source that was copied, or that failed last. */
  Url: z.string(),
  /** Hex. Set before the object is written, so that no object is without a row that names it. */
  Sha256: z.string().optional(),
  Bytes: z.number().optional(),
  /** The MIME type that the bytes show. */
  Type: z.string().optional(),
  Width: z.number().optional(),
  Height: z.number().optional(),
  DurationMs: z.number().optional(),
  /** Set if it is not the best there was: which one, such as `4096x4096`, or the bitrate. */
  Variant: z.string().optional(),
  /** How many deliveries have tried it. */
  Attempts: z.number().optional(),
  /** ISO-8601 UTC. */
  ChangedAt: z.string(),
});
export type Copy = z.infer<typeof Copy>;
