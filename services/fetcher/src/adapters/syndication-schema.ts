import { TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { XArticle } from "./article-schema.ts";
import { Count, Indices, listOf, optional, RawTextString } from "./tolerant.ts";

const LinkEntity = z.object({
  url: z.string(),
  expanded_url: optional(z.string()),
  indices: optional(Indices),
});

const MediaDetail = z.object({
  type: z.string(),
  media_url_https: optional(z.string()),
  ext_alt_text: optional(z.string()),
  ext_media_availability: optional(z.object({ status: optional(z.string()) })),
  original_info: optional(z.object({ width: optional(z.number()), height: optional(z.number()) })),
  video_info: optional(
    z.object({
      duration_millis: optional(z.number()),
      variants: listOf(
        z.object({
          url: z.string(),
          content_type: z.string(),
          bitrate: optional(z.number()),
        }),
      ),
    }),
  ),
});
export type MediaDetail = z.output<typeof MediaDetail>;

/** What does not fit is a medium all the same, which cannot be had. */
const MediaDetailOrUnread = MediaDetail.catch(() => MediaDetail.parse({ type: "unread" }));

const TombstoneText = z.object({ text: optional(z.object({ text: optional(z.string()) })) });

export const SyndicationTombstone = z.object({
  __typename: z.literal("TweetTombstone"),
  tombstone: optional(TombstoneText),
});
export type SyndicationTombstone = z.output<typeof SyndicationTombstone>;

/** What a card shows, by name; polls are cards too. */
const CardValue = z.object({
  string_value: optional(z.string()),
  boolean_value: optional(z.boolean()),
  image_value: optional(
    z.object({
      url: optional(z.string()),
      width: optional(z.number()),
      height: optional(z.number()),
    }),
  ),
});

const Card = z.object({
  name: z.string(),
  url: optional(z.string()),
  binding_values: z
    .record(z.string(), optional(CardValue))
    .catch({})
    .transform((values) => new Map(Object.entries(values))),
});
export type SyndicationCard = z.output<typeof Card>;

/** Since 2026-05-22 empty groups of entities are left out; every field may be missing. */
export const SyndicationTweet = z.object({
  __typename: z.literal("Tweet").optional(),
  id_str: TweetId,
  text: RawTextString,
  lang: optional(z.string()),
  created_at: optional(z.string()),
  display_text_range: optional(Indices),
  possibly_sensitive: optional(z.boolean()),
  entities: optional(z.object({ urls: listOf(LinkEntity), media: listOf(LinkEntity) })),
  user: optional(
    z.object({
      id_str: optional(z.string()),
      name: optional(z.string()),
      screen_name: z.string().regex(/^\w{1,50}$/),
      profile_image_url_https: optional(z.string()),
    }),
  ),
  note_tweet: z.unknown().optional(),
  /** Not seen yet; the article's link is. */
  article: z
    .unknown()
    .optional()
    .transform((article) =>
      article === undefined || article === null
        ? undefined
        : (XArticle.safeParse(article).data ?? "unread"),
    ),
  card: optional(Card),
  favorite_count: optional(Count),
  /** Of the asked post; those around it have `reply_count`. */
  conversation_count: optional(Count),
  reply_count: optional(Count),
  retweet_count: optional(Count),
  quote_count: optional(Count),
  edit_control: optional(z.object({ edit_tweet_ids: listOf(TweetId) })),
  isStaleEdit: optional(z.boolean()),
  /** Stands in every post of a thread. */
  self_thread: z.unknown().optional(),
  mediaDetails: listOf(MediaDetailOrUnread),
  photos: listOf(
    z.object({
      url: z.string(),
      width: optional(z.number()),
      height: optional(z.number()),
    }),
  ),
  video: optional(
    z.object({
      poster: optional(z.string()),
      durationMs: optional(z.number()),
      variants: listOf(z.object({ type: z.string(), src: z.string() })),
    }),
  ),
  quoted_tweet: z.unknown().optional(),
  quoted_status_id_str: optional(TweetId),
  in_reply_to_status_id_str: optional(TweetId),
  in_reply_to_screen_name: optional(z.string()),
  in_reply_to_user_id_str: optional(z.string()),
  parent: z.unknown().optional(),
});
export type SyndicationTweet = z.output<typeof SyndicationTweet>;
