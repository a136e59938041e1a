import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { Indices, listOf, optional, RawTextString } from "../http/tolerant.ts";

/** What X renamed on 2026-08-07, by its old name; both are read. */
const newNames = {
  note_tweet: "note_post",
  referenced_tweets: "referenced_posts",
  edit_history_tweet_ids: "edit_history_post_ids",
  tweets: "posts",
  retweet_count: "repost_count",
};

/** An object in which some names may be the new ones. */
const renamed = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => {
    if (typeof value !== "object" || value === null) return value;
    const fields: Record<string, unknown> = { ...value };
    for (const [before, since] of Object.entries(newNames)) {
      if (before in shape) fields[before] ??= fields[since];
    }
    return fields;
  }, z.object(shape));

const Count = optional(z.number().nonnegative());
const Size = { width: optional(z.number()), height: optional(z.number()) };

/** One that makes no sense leads to nothing, but is there. */
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

export const XPost = renamed({
  id: TweetId,
  text: RawTextString,
  author_id: optional(Name),
  created_at: optional(Name),
  lang: optional(Name),
  display_text_range: optional(Indices),
  entities: Entities,
  note_tweet: optional(z.object({ text: optional(RawTextString), entities: Entities })),
  attachments: optional(z.object({ media_keys: listOf(Key), poll_ids: listOf(Key) })),
  referenced_tweets: listOf(
    z.object({ type: z.enum(["retweeted", "quoted", "replied_to"]), id: TweetId }),
  ),
  in_reply_to_user_id: optional(Name),
  article: optional(
    z.object({
      title: optional(Name),
      plain_text: optional(RawTextString),
      preview_text: optional(Words),
      cover_media: optional(Name),
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

const XUser = z.object({
  id: Name,
  name: optional(Name),
  username: z.string().regex(/^\w{1,50}$/),
  profile_image_url: optional(Url),
});

const XMedium = z.object({
  media_key: Name,
  type: Name,
  url: optional(Url),
  preview_image_url: optional(Url),
  ...Size,
  duration_ms: optional(z.number()),
  alt_text: optional(Words),
  variants: listOf(z.object({ url: Url, content_type: Name, bit_rate: optional(z.number()) })),
});
export type XMedium = z.output<typeof XMedium>;

const XPoll = z.object({
  id: Name,
  options: z.array(z.object({ position: optional(z.number()), label: Name, votes: Count })).max(10),
  end_datetime: optional(Name),
  voting_status: optional(Name),
});

const XProblem = z.object({
  /** A URL, whose host is another one in X's documentation than live. */
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
