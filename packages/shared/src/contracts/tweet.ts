import { z } from "zod";

/** Every place a tweet can be read from, in the order in which they are asked by default. */
export const sourceNames = ["syndication", "fxtwitter"] as const;
export type SourceName = (typeof sourceNames)[number];

/** A post id: up to 20 digits, always a string, since ids exceed 2^53. */
export const TweetId = z.string().regex(/^\d{1,20}$/);

export const Author = z.object({
  id: z.string().optional(),
  /** Without the @. */
  handle: z.string(),
  name: z.string(),
  avatarUrl: z.string().optional(),
});
export type Author = z.infer<typeof Author>;

const VideoVariant = z.object({
  url: z.string(),
  contentType: z.string(),
  /** Bits per second; playlists have none. */
  bitrate: z.number().optional(),
});

export const Media = z.object({
  kind: z.enum(["photo", "video", "gif"]),
  /** The best there is: the original photo, the mp4 with the highest bitrate. */
  url: z.string(),
  previewUrl: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  altText: z.string().optional(),
  durationMs: z.number().optional(),
  variants: z.array(VideoVariant).optional(),
});
export type Media = z.infer<typeof Media>;

export const goneReasons = ["deleted", "account-gone"] as const;
export const restrictedReasons = [
  "protected",
  "suspended",
  "age-restricted",
  "withheld",
  "rules-violated",
] as const;

/** Why a tweet that is known to have existed cannot be shown. */
export const absenceReasons = [...goneReasons, ...restrictedReasons, "unavailable"] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

/** The parts that a tweet can be known to have without our having them. */
export const missingParts = [
  "text",
  "quote",
  "media",
  "article",
  "thread",
  "poll",
  "reply-context",
] as const;
export type MissingPart = (typeof missingParts)[number];

const post = {
  id: TweetId,
  url: z.string(),
  author: Author,
  /** Whole, t.co expanded, entities decoded once, trailing media links dropped. */
  text: z.string(),
  /** ISO-8601 UTC. */
  postedAt: z.string().optional(),
  /** BCP 47; X's pseudo codes are left out. */
  language: z.string().optional(),
  media: z.array(Media),
  sensitive: z.boolean().optional(),
};

const QuotedTweet = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("found"), ...post, missing: z.array(z.enum(missingParts)) }),
  z.object({ kind: z.literal("absent"), id: TweetId.optional(), why: z.enum(absenceReasons) }),
]);
export type QuotedTweet = z.infer<typeof QuotedTweet>;

/** What a tweet is, whichever source told it. */
export const Tweet = z.object({
  ...post,
  quoted: QuotedTweet.optional(),
  inReplyTo: z.object({ id: TweetId, handle: z.string().optional() }).optional(),
  /** Parts known to exist but not obtained. Empty means: complete as far as any source shows. */
  missing: z.array(z.enum(missingParts)),
  /** Who told it, and when (ISO-8601 UTC). */
  sources: z.array(z.object({ name: z.enum(sourceNames), readAt: z.string() })),
});
export type Tweet = z.infer<typeof Tweet>;
