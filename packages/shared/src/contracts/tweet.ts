import { z } from "zod";
import { Name, Text, Url, Words } from "./bounded.ts";

/** Every place a tweet can be read from, in the order in which they are asked by default. */
export const sourceNames = ["syndication", "fxtwitter", "vxtwitter", "x-api", "oembed"] as const;
export type SourceName = (typeof sourceNames)[number];

/** A post id: up to 20 digits, always a string, since ids exceed 2^53. */
export const TweetId = z.string().regex(/^\d{1,20}$/);

export const Author = z.object({
  id: Name.optional(),
  /** Without the @. */
  handle: Name,
  name: Name,
  avatarUrl: Url.optional(),
});
export type Author = z.infer<typeof Author>;

const VideoVariant = z.object({
  url: Url,
  contentType: Name,
  /** Bits per second; playlists have none. */
  bitrate: z.number().optional(),
});

const Media = z.object({
  kind: z.enum(["photo", "video", "gif"]),
  /** The best there is: the original photo, the mp4 with the highest bitrate. */
  url: Url,
  previewUrl: Url.optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  altText: Words.optional(),
  durationMs: z.number().optional(),
  variants: z.array(VideoVariant).max(200).optional(),
});
export type Media = z.infer<typeof Media>;

export const goneReasons = [
  "deleted",
  "account-gone",
  /** There is none by this id: it was deleted, or it never was. */
  "not-found",
] as const;
export const restrictedReasons = [
  "protected",
  "suspended",
  "age-restricted",
  "withheld",
  "rules-violated",
  /** X shows it to nobody who is not authorized: the account is protected or suspended. */
  "not-authorized",
] as const;

/** Why a tweet cannot be shown. */
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
  "card",
  "community-note",
] as const;
export type MissingPart = (typeof missingParts)[number];

const Poll = z.object({
  /** In the author's order; votes are absent where the source hides them. */
  options: z
    .array(z.object({ label: Name, votes: z.number().optional() }))
    .min(2)
    .max(50),
  totalVotes: z.number().optional(),
  /** ISO-8601 UTC. */
  endsAt: Name.optional(),
  /** Whether the counts are final, as of when it was read. */
  closed: z.boolean().optional(),
});
export type Poll = z.infer<typeof Poll>;

/** The preview of a page that the tweet links to. */
const LinkCard = z.object({
  url: Url,
  title: Name,
  description: Words.optional(),
  domain: Name.optional(),
  imageUrl: Url.optional(),
});
export type LinkCard = z.infer<typeof LinkCard>;

const Article = z.object({
  /** Not the id of a post. */
  id: Name.optional(),
  title: Name,
  /** The whole body as plain text, paragraphs separated by empty lines; absent while only a preview is known. */
  text: Text.optional(),
  preview: Words.optional(),
  coverUrl: Url.optional(),
});
export type Article = z.infer<typeof Article>;

const Counts = z.object({
  likes: z.number().optional(),
  reposts: z.number().optional(),
  quotes: z.number().optional(),
  replies: z.number().optional(),
  bookmarks: z.number().optional(),
  views: z.number().optional(),
  /** ISO-8601 UTC. */
  readAt: Name,
});
export type Counts = z.infer<typeof Counts>;

const Edits = z.object({
  /** Every edition's id, the oldest first; one alone means never edited. */
  ids: z.array(TweetId).min(1).max(200),
  /** This is not the newest edition. */
  isStale: z.boolean().optional(),
});
export type Edits = z.infer<typeof Edits>;

const post = {
  id: TweetId,
  url: Url,
  author: Author,
  /** Whole, t.co expanded, entities decoded once, trailing media links dropped. */
  text: Text,
  /** ISO-8601 UTC. */
  postedAt: Name.optional(),
  /** BCP 47; X's pseudo codes are left out. */
  language: Name.optional(),
  media: z.array(Media).max(200),
  sensitive: z.boolean().optional(),
  poll: Poll.optional(),
  card: LinkCard.optional(),
  article: Article.optional(),
  counts: Counts.optional(),
  communityNote: Words.optional(),
  edits: Edits.optional(),
  /** Parts known to exist but not obtained. Empty means: complete as far as any source shows. */
  missing: z.array(z.enum(missingParts)).max(50),
};

const Post = z.object(post);
/** One post without what stands around it. */
export type Post = z.infer<typeof Post>;

/** Another post that belongs to a tweet, or why it is not to be had. */
const RelatedPost = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("found"), ...post }),
  z.object({ kind: z.literal("absent"), id: TweetId.optional(), why: z.enum(absenceReasons) }),
]);
export type RelatedPost = z.infer<typeof RelatedPost>;

/** What a tweet is, whichever source told it. */
export const Tweet = z.object({
  ...post,
  quoted: RelatedPost.optional(),
  inReplyTo: z.object({ id: TweetId, handle: Name.optional() }).optional(),
  /** The tweet it answers, one level up; the author's own stand in `thread`. */
  replyContext: RelatedPost.optional(),
  /**
   * The author's whole chain that this tweet belongs to, itself included, in order, each once; a
   * post of it that is gone stands there as absent. At least two.
   */
  thread: z.array(RelatedPost).min(2).max(1_000).optional(),
  /** Those of `missing` that a source gave, but that are too large for a message. */
  tooLarge: z.array(z.enum(missingParts)).max(50).optional(),
  /** The reposter, if the link was that of a repost. The tweet is the original. */
  repostedBy: Author.optional(),
  /** The sources it was read from, when (ISO-8601 UTC), and which parts each gave. */
  sources: z
    .array(
      z.object({
        name: z.enum(sourceNames),
        readAt: Name,
        parts: z.array(Name).max(50).optional(),
      }),
    )
    .max(50),
});
export type Tweet = z.infer<typeof Tweet>;
