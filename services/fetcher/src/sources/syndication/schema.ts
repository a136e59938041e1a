import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { XArticle } from "../../tweet/article/article-schema.ts";
import {
  Count,
  Indices,
  listOf,
  optional,
  orUnread,
  Quantity,
  RawTextString,
} from "../../tweet/tolerant-schema.ts";
import { Card } from "./card/card-schema.ts";
import { MediaDetailOrUnread } from "./media-schema.ts";

const LinkEntity = z.object({
  url: Url,
  expanded_url: optional(Url),
  indices: optional(Indices),
});

const TombstoneText = z.object({ text: optional(z.object({ text: optional(Words) })) });

export const SyndicationTombstone = z.object({
  __typename: z.literal("TweetTombstone"),
  tombstone: optional(TombstoneText),
});
export type SyndicationTombstone = z.output<typeof SyndicationTombstone>;

/** Any field may be missing. Since 2026-05-22, empty groups of entities are left out. */
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
  /** Has not been seen yet. So far, posts of articles have only the article's link. */
  article: orUnread(XArticle),
  card: orUnread(Card),
  favorite_count: optional(Count),
  /** Only on the requested post. The posts that belong to it have `reply_count`. */
  conversation_count: optional(Count),
  reply_count: optional(Count),
  retweet_count: optional(Count),
  quote_count: optional(Count),
  edit_control: optional(z.object({ edit_tweet_ids: listOf(TweetId) })),
  isStaleEdit: optional(z.boolean()),
  /** Signs of a community note, whose words they do not give. Have not been seen yet. */
  has_birdwatch_notes: z.unknown().optional(),
  birdwatch_pivot: z.unknown().optional(),
  /** Is present on every post of a thread. */
  self_thread: z.unknown().optional(),
  mediaDetails: listOf(MediaDetailOrUnread),
  photos: listOf(
    z.object({
      url: Url,
      width: optional(Quantity),
      height: optional(Quantity),
    }),
  ),
  video: optional(
    z.object({
      poster: optional(Url),
      durationMs: optional(Quantity),
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
