import { copyFailures } from "@memory/copies/rows/copy";
import { absenceReasons, missingParts, sourceNames } from "@memory/shared/contracts/tweet";
import { otherOutcomes } from "@memory/shared/contracts/tweet-resolved";
import { z } from "zod";

/** The tweets that belong to a tweet. */
const relatedKinds = ["quote", "parent", "thread"] as const;
export type RelatedKind = (typeof relatedKinds)[number];

/** The part of a tweet that its reply shows. */
const Card = z.object({
  tweetId: z.string(),
  url: z.string(),
  handle: z.string(),
  name: z.string(),
  postedAt: z.string().optional(),
  /** Shortened to what a reply can show. */
  text: z.string(),
  /** UTF-16 units of the whole text, for rows since it is told when a part of it is shown. */
  textLength: z.number().optional(),
  photos: z.number(),
  videos: z.number(),
  gifs: z.number(),
  quotedHandle: z.string().optional(),
  /** Why the quoted tweet is not to be had. */
  quoteAbsent: z.enum(absenceReasons).optional(),
  /** The handle of the author whom the tweet answers, if known. */
  repliesTo: z.string().optional(),
  /** Why the tweet that it answers is not to be had. */
  parentAbsent: z.enum(absenceReasons).optional(),
  repostedBy: z.string().optional(),
  /** The known tweets of its thread: those that are kept, and those of `threadAbsent`. */
  threadLength: z.number().optional(),
  /** Why each tweet of its thread that is not to be had is not. */
  threadAbsent: z.array(z.enum(absenceReasons)).optional(),
  /** What the kept tweets that belong to it lack, each part once. */
  gaps: z
    .array(z.object({ of: z.enum(relatedKinds), parts: z.array(z.enum(missingParts)).min(1) }))
    .optional(),
  articleTitle: z.string().optional(),
  pollOptions: z.array(z.object({ label: z.string(), percent: z.number().optional() })).optional(),
  poll: z.object({ closed: z.boolean(), endsAt: z.string().optional() }).optional(),
  linkTitle: z.string().optional(),
  hasCommunityNote: z.boolean().optional(),
  /** Shortened; rows from before it was shown have `hasCommunityNote` alone. */
  communityNote: z.string().optional(),
  isSensitive: z.boolean().optional(),
  isOldEdition: z.boolean().optional(),
  /** How many characters of the text are kept; absent unless it is known to be cut. */
  keptCharacters: z.number().optional(),
  /** Why the text may not be the whole: only this source showed it, or a link in it is not known. */
  textDoubt: z.enum([...sourceNames, "unread-link"]).optional(),
  /** The person's tags in one line, and their note; both shortened, and never shown in a group. */
  tags: z.string().optional(),
  note: z.string().optional(),
  /** How many of its pictures and films, its quote's and its thread's included, are copied; absent until that is known. */
  copies: z
    .object({
      kept: z.number(),
      of: z.number(),
      failed: z.array(z.object({ why: z.enum(copyFailures), count: z.number() })),
    })
    .optional(),
  missing: z.array(z.enum(missingParts)),
  /** Those of `missing` that are too large to be kept. */
  tooLarge: z.array(z.enum(missingParts)).optional(),
});
export type Card = z.infer<typeof Card>;

/** What became of one link, as the reply's row stores it. */
export const LinkState = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("saved"), card: Card }),
  z.object({ kind: z.literal("already-saved"), card: Card, savedAt: z.string() }),
  z.object({ kind: z.literal("trashed"), card: Card }),
  ...otherOutcomes,
]);
export type LinkState = z.infer<typeof LinkState>;
