import { z } from "zod";

/** Every place a tweet can be read from, in the order in which they are asked by default. */
export const sourceNames = ["syndication", "fxtwitter", "vxtwitter", "x-api", "oembed"] as const;
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

const Media = z.object({
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
const absenceReasons = [...goneReasons, ...restrictedReasons, "unavailable"] as const;
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

const Poll = z.object({
  /** In the author's order; votes are absent where the source hides them. */
  options: z.array(z.object({ label: z.string(), votes: z.number().optional() })).min(2),
  totalVotes: z.number().optional(),
  /** ISO-8601 UTC. */
  endsAt: z.string().optional(),
  /** Whether the counts are final, as of when it was read. */
  closed: z.boolean().optional(),
});
export type Poll = z.infer<typeof Poll>;

/** The preview of a page that the tweet links to. */
const LinkCard = z.object({
  url: z.string(),
  title: z.string(),
  description: z.string().optional(),
  domain: z.string().optional(),
  imageUrl: z.string().optional(),
});
export type LinkCard = z.infer<typeof LinkCard>;

const Article = z.object({
  /** Not the id of a post. */
  id: z.string().optional(),
  title: z.string(),
  /** The whole body as plain text, paragraphs separated by empty lines; absent while only a preview is known. */
  text: z.string().optional(),
  preview: z.string().optional(),
  coverUrl: z.string().optional(),
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
  readAt: z.string(),
});
export type Counts = z.infer<typeof Counts>;

const Edits = z.object({
  /** Every edition's id, the oldest first; one alone means never edited. */
  ids: z.array(TweetId).min(1),
  /** This is not the newest edition. */
  isStale: z.boolean().optional(),
});
export type Edits = z.infer<typeof Edits>;

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
  poll: Poll.optional(),
  card: LinkCard.optional(),
  article: Article.optional(),
  counts: Counts.optional(),
  communityNote: z.string().optional(),
  edits: Edits.optional(),
  /** Parts known to exist but not obtained. Empty means: complete as far as any source shows. */
  missing: z.array(z.enum(missingParts)),
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
  inReplyTo: z.object({ id: TweetId, handle: z.string().optional() }).optional(),
  /** The tweet it answers, one level up; the author's own stand in `thread`. */
  replyContext: RelatedPost.optional(),
  /**
   * The author's whole chain that this tweet belongs to, itself included, in order, each once; a
   * post of it that is gone stands there as absent. At least two.
   */
  thread: z.array(RelatedPost).min(2).optional(),
  /** Who reposted it, when the link was that of a repost; the tweet is the original. */
  repostedBy: Author.optional(),
  /** Who told it, when (ISO-8601 UTC), and which parts were taken from there. */
  sources: z.array(
    z.object({
      name: z.enum(sourceNames),
      readAt: z.string(),
      parts: z.array(z.string()).optional(),
    }),
  ),
});
export type Tweet = z.infer<typeof Tweet>;
