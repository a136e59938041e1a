import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import {
  listOf,
  optional,
  orUnread,
  Quantity,
  RawTextString,
} from "../../tweet/tolerant-schema.ts";

/** A count, or a time in seconds. Any other value counts as absent. */
const Amount = optional(Quantity);

const VxMedium = z.object({
  type: Name,
  url: optional(Url),
  thumbnail_url: optional(Url),
  size: optional(z.object({ width: optional(Quantity), height: optional(Quantity) })),
  duration_millis: Amount,
  altText: optional(Words),
});
export type VxMedium = z.output<typeof VxMedium>;

/** Replaces a medium that does not fit, because it still counts as one that the post has. */
const unread: VxMedium = {
  type: "unread",
  url: undefined,
  thumbnail_url: undefined,
  size: undefined,
  duration_millis: undefined,
  altText: undefined,
};

/** A card that is not a poll has no options. */
const VxPoll = z.object({
  options: z.array(z.object({ name: Name, votes: Amount, percent: Amount })).max(10),
});

const permalink = /^https?:\/\/(?:x|twitter)\.com\/(\w{1,50})\/status\/\d+/;

export const VxTweet = z
  .object({
    tweetID: TweetId,
    tweetURL: optional(Url),
    text: RawTextString,
    date: optional(Name),
    date_epoch: Amount,
    lang: optional(Name),
    user_screen_name: optional(z.string().regex(/^\w{1,50}$/)),
    user_name: optional(Name),
    user_profile_image_url: optional(Url),
    likes: Amount,
    retweets: Amount,
    replies: Amount,
    /** When they read the post, which can be long ago, because their cache does not expire. */
    fetched_on: Amount,
    conversationID: optional(TweetId),
    replyingTo: optional(Name),
    replyingToID: optional(TweetId),
    hasMedia: optional(z.boolean()),
    media_extended: listOf(VxMedium.catch(unread)),
    mediaURLs: listOf(Url),
    possibly_sensitive: optional(z.boolean()),
    pollData: orUnread(VxPoll),
    article: optional(
      z.object({
        title: Name,
        preview_text: optional(Words),
        image: optional(Url),
      }),
    ),
    communityNote: optional(Words),
    qrtURL: optional(Url),
    qrt: z.unknown().optional(),
    retweetURL: optional(Url),
    retweet: z.unknown().optional(),
  })
  .transform((found, context) => {
    const handle = found.user_screen_name ?? permalink.exec(found.tweetURL ?? "")?.[1];
    if (handle !== undefined) return { ...found, handle };
    context.addIssue({ code: "custom", message: "names no author" });
    return z.NEVER;
  });
export type VxTweet = z.output<typeof VxTweet>;
