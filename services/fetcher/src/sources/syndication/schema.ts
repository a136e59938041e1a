import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { XArticle } from "../../tweet/article/article-schema.ts";
import { Count, Indices, listOf, optional, RawTextString } from "../http/tolerant.ts";

const LinkEntity = z.object({
  url: Url,
  expanded_url: optional(Url),
  indices: optional(Indices),
});

const MediaDetail = z.object({
  type: Name,
  media_url_https: optional(Url),
  ext_alt_text: optional(Words),
  ext_media_availability: optional(z.object({ status: optional(Name) })),
  original_info: optional(z.object({ width: optional(z.number()), height: optional(z.number()) })),
  video_info: optional(
    z.object({
      duration_millis: optional(z.number()),
      variants: listOf(
        z.object({
          url: Url,
          content_type: Name,
          bitrate: optional(z.number()),
        }),
      ),
    }),
  ),
});
export type MediaDetail = z.output<typeof MediaDetail>;

/** What does not fit is a medium all the same, which cannot be had. */
const MediaDetailOrUnread = MediaDetail.catch(() => MediaDetail.parse({ type: "unread" }));

const TombstoneText = z.object({ text: optional(z.object({ text: optional(Words) })) });

export const SyndicationTombstone = z.object({
  __typename: z.literal("TweetTombstone"),
  tombstone: optional(TombstoneText),
});
export type SyndicationTombstone = z.output<typeof SyndicationTombstone>;

/** What a card shows, by name; polls are cards too. */
const CardValue = z.object({
  string_value: optional(Words),
  boolean_value: optional(z.boolean()),
  image_value: optional(
    z.object({
      url: optional(Url),
      width: optional(z.number()),
      height: optional(z.number()),
    }),
  ),
});

const Card = z.object({
  name: Name,
  url: optional(Url),
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
  lang: optional(Name),
  created_at: optional(Name),
  display_text_range: optional(Indices),
  possibly_sensitive: optional(z.boolean()),
  entities: optional(z.object({ urls: listOf(LinkEntity), media: listOf(LinkEntity) })),
  user: optional(
    z.object({
      id_str: optional(Name),
      name: optional(Name),
      screen_name: z.string().regex(/^\w{1,50}$/),
      profile_image_url_https: optional(Url),
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
      url: Url,
      width: optional(z.number()),
      height: optional(z.number()),
    }),
  ),
  video: optional(
    z.object({
      poster: optional(Url),
      durationMs: optional(z.number()),
      variants: listOf(z.object({ type: Name, src: Url })),
    }),
  ),
  quoted_tweet: z.unknown().optional(),
  quoted_status_id_str: optional(TweetId),
  in_reply_to_status_id_str: optional(TweetId),
  in_reply_to_screen_name: optional(Name),
  in_reply_to_user_id_str: optional(Name),
  parent: z.unknown().optional(),
});
export type SyndicationTweet = z.output<typeof SyndicationTweet>;
