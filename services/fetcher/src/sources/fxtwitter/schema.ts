import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { XArticle } from "../../tweet/article/article-schema.ts";
import {
  Indices,
  listOf,
  optional,
  orUnread,
  Quantity,
  RawTextString,
} from "../../tweet/tolerant-schema.ts";
import { FxMediaGroups } from "./media-schema.ts";

export const FxTombstone = z.object({
  type: z.literal("tombstone"),
  reason: z
    .enum(["deleted", "suspended", "private", "blocked", "unavailable"])
    .catch("unavailable"),
  id: optional(TweetId),
});
export type FxTombstone = z.output<typeof FxTombstone>;

/** A link in a text: `original` as it is written there, `replacement` where it leads. */
const Facet = z.object({
  type: z.enum(["url", "media"]),
  indices: optional(Indices),
  original: Url,
  replacement: optional(Url),
});

/**
 * A link in a community note. What stands in its place in the text is a short link, or the beginning of
 * the address. One that cannot be read still counts as a link that the note has.
 */
const NoteFacet = z
  .object({ indices: optional(Indices), replacement: optional(Url) })
  .catch({ indices: undefined, replacement: undefined });

const FxCommunityNote = z.object({ text: Words.min(1), facets: listOf(NoteFacet) });
export type FxCommunityNote = z.output<typeof FxCommunityNote>;

const FxAuthor = z.object({
  id: optional(Name),
  name: optional(Name),
  screen_name: z.string().regex(/^\w{1,50}$/),
  avatar_url: optional(Url),
});
export type FxAuthor = z.output<typeof FxAuthor>;

const FxPoll = z.object({
  choices: z.array(z.object({ label: Name, count: optional(Quantity) })).max(10),
  total_votes: optional(Quantity),
  ends_at: optional(Name),
  time_left_en: optional(Name),
});
export type FxPoll = z.output<typeof FxPoll>;

const FxCard = z.object({
  url: optional(Url),
  title: optional(Name),
  card_name: optional(Name),
  description: optional(Words),
  domain: optional(Name),
  image: optional(z.object({ url: optional(Url) })),
});
export type FxCard = z.output<typeof FxCard>;

export const FxStatus = z.object({
  type: z.literal("status"),
  id: TweetId,
  text: RawTextString,
  raw_text: optional(
    z.object({
      text: RawTextString,
      display_text_range: optional(Indices),
      facets: listOf(Facet, 2_000),
    }),
  ),
  author: FxAuthor,
  created_at: optional(Name),
  /** Seconds. */
  created_timestamp: optional(Quantity),
  lang: optional(Name),
  possibly_sensitive: optional(z.boolean()),
  is_note_tweet: optional(z.boolean()),
  likes: optional(Quantity),
  reposts: optional(Quantity),
  quotes: optional(Quantity),
  replies: optional(Quantity),
  bookmarks: optional(Quantity),
  views: optional(Quantity),
  media: optional(FxMediaGroups),
  quote: z.unknown().optional(),
  poll: orUnread(FxPoll),
  card: optional(FxCard),
  article: orUnread(XArticle),
  community_note: orUnread(FxCommunityNote),
  replying_to: optional(z.object({ status: TweetId, screen_name: optional(Name) })),
  reposted_by: optional(FxAuthor),
});
export type FxStatus = z.output<typeof FxStatus>;
