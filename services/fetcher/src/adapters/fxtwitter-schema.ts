import { TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { Indices, listOf, optional, RawTextString } from "./tolerant.ts";

export const FxTombstone = z.object({
  type: z.literal("tombstone"),
  reason: z
    .enum(["deleted", "suspended", "private", "blocked", "unavailable"])
    .catch("unavailable"),
  id: optional(TweetId),
});

const Facet = z.object({
  type: z.enum(["url", "media"]),
  indices: optional(Indices),
  original: z.string(),
  replacement: optional(z.string()),
});

const FxMedium = z.object({
  type: z.string(),
  url: optional(z.string()),
  thumbnail_url: optional(z.string()),
  width: optional(z.number()),
  height: optional(z.number()),
  altText: optional(z.string()),
  /** Seconds. */
  duration: optional(z.number()),
  formats: listOf(
    z.object({
      url: z.string(),
      container: optional(z.string()),
      codec: optional(z.string()),
      bitrate: optional(z.number()),
    }),
  ),
});
export type FxMedium = z.output<typeof FxMedium>;

export const FxStatus = z.object({
  type: z.literal("status"),
  id: TweetId,
  text: RawTextString,
  raw_text: optional(
    z.object({
      text: RawTextString,
      display_text_range: optional(Indices),
      facets: listOf(Facet),
    }),
  ),
  author: z.object({
    id: optional(z.string()),
    name: optional(z.string()),
    screen_name: z.string().regex(/^\w{1,50}$/),
    avatar_url: optional(z.string()),
  }),
  created_at: optional(z.string()),
  /** Seconds. */
  created_timestamp: optional(z.number()),
  lang: optional(z.string()),
  possibly_sensitive: optional(z.boolean()),
  is_note_tweet: optional(z.boolean()),
  media: optional(z.object({ all: listOf(FxMedium) })),
  quote: z.unknown().optional(),
  poll: z.unknown().optional(),
  article: optional(z.object({ id: optional(z.string()) })),
  replying_to: optional(z.object({ status: TweetId, screen_name: optional(z.string()) })),
  reposted_by: optional(z.object({ screen_name: z.string() })),
});
export type FxStatus = z.output<typeof FxStatus>;
