import { missingParts } from "@memory/shared/contracts/tweet";
import { otherOutcomes } from "@memory/shared/contracts/tweet-resolved";
import { z } from "zod";

/** The part of a tweet that its reply shows. */
const Card = z.object({
  tweetId: z.string(),
  url: z.string(),
  handle: z.string(),
  name: z.string(),
  postedAt: z.string().optional(),
  /** Shortened to what a reply can show. */
  text: z.string(),
  photos: z.number(),
  videos: z.number(),
  gifs: z.number(),
  quotedHandle: z.string().optional(),
  /** The handle of the author whom the tweet answers, if known. */
  repliesTo: z.string().optional(),
  repostedBy: z.string().optional(),
  threadLength: z.number().optional(),
  articleTitle: z.string().optional(),
  pollOptions: z.array(z.object({ label: z.string(), percent: z.number().optional() })).optional(),
  linkTitle: z.string().optional(),
  hasCommunityNote: z.boolean().optional(),
  isSensitive: z.boolean().optional(),
  isOldEdition: z.boolean().optional(),
  /** How many characters of the text are kept; absent unless the rest is missing. */
  keptCharacters: z.number().optional(),
  missing: z.array(z.enum(missingParts)),
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
