import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { Indices, listOf, optional, Quantity, RawTextString } from "../../tweet/tolerant-schema.ts";
import { XMedium, XPoll, XUser } from "./included-schema.ts";
import { renamed } from "./renamed.ts";

const Count = optional(Quantity);

/** A key that does not fit becomes "": it leads to nothing, but still counts. */
const Key = Name.catch("");

const XUrl = z.object({
  start: optional(z.number().int()),
  end: optional(z.number().int()),
  url: Url,
  expanded_url: optional(Url),
  unwound_url: optional(Url),
  display_url: optional(Url),
  media_key: optional(Name),
  title: optional(Name),
  description: optional(Words),
  images: listOf(z.object({ url: Url })),
});
export type XUrl = z.output<typeof XUrl>;

const Entities = optional(z.object({ urls: listOf(XUrl, 2_000) }));

/** A link in an article, whatever fields name it. One without any still counts. */
const ArticleUrl = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((fields) => Object.values(fields).filter((value) => typeof value === "string"));

export const XPost = renamed({
  id: TweetId,
  text: RawTextString,
  author_id: optional(Name),
  created_at: optional(Name),
  lang: optional(Name),
  display_text_range: optional(Indices),
  entities: Entities,
  note_tweet: optional(z.object({ text: optional(RawTextString), entities: Entities })),
  card_uri: optional(Name),
  attachments: optional(z.object({ media_keys: listOf(Key), poll_ids: listOf(Key) })),
  referenced_tweets: listOf(
    z.object({ type: z.enum(["retweeted", "quoted", "replied_to"]), id: TweetId }),
  ),
  in_reply_to_user_id: optional(Name),
  /** The id of the post that the conversation began with; an edition's can be an earlier edition's. */
  conversation_id: optional(TweetId),
  article: optional(
    z.object({
      title: optional(Name),
      plain_text: optional(z.string()),
      preview_text: optional(Words),
      cover_media: optional(Name),
      media_entities: listOf(Key),
      entities: optional(z.object({ urls: listOf(ArticleUrl, 2_000) })),
    }),
  ),
  public_metrics: optional(
    renamed({
      like_count: Count,
      retweet_count: Count,
      quote_count: Count,
      reply_count: Count,
      bookmark_count: Count,
      impression_count: Count,
    }),
  ),
  edit_history_tweet_ids: listOf(TweetId),
  possibly_sensitive: optional(z.boolean()),
  withheld: optional(z.object({ copyright: optional(z.boolean()), country_codes: listOf(Name) })),
});
export type XPost = z.output<typeof XPost>;

const XProblem = z.object({
  /** The last part of a URL, whose host differs between X's documentation and its live API. */
  type: Name.transform((type) => type.split("/").at(-1) ?? ""),
  parameter: optional(Name),
  resource_id: optional(Name),
  value: optional(Name),
});
export type XProblem = z.output<typeof XProblem>;

const Includes = renamed({
  users: listOf(XUser),
  tweets: listOf(XPost),
  media: listOf(XMedium),
  polls: listOf(XPoll),
});

export const XBody = z.object({
  data: listOf(XPost),
  includes: z.preprocess((includes) => includes ?? {}, Includes),
  errors: listOf(XProblem),
});
export type XBody = z.output<typeof XBody>;
