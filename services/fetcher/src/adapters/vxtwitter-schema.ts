import { TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { listOf, optional, RawTextString } from "./tolerant.ts";

/** A count, or a time in seconds: whatever else stands there counts as absent. */
const Amount = optional(z.number().nonnegative());

const VxMedium = z.object({
  type: z.string(),
  url: optional(z.string()),
  thumbnail_url: optional(z.string()),
  size: optional(z.object({ width: optional(z.number()), height: optional(z.number()) })),
  duration_millis: Amount,
  altText: optional(z.string()),
});
export type VxMedium = z.output<typeof VxMedium>;

/** One that makes no sense is still one that the post has. */
const unread: VxMedium = {
  type: "unread",
  url: undefined,
  thumbnail_url: undefined,
  size: undefined,
  duration_millis: undefined,
  altText: undefined,
};

/** Without options for a card that is no poll. */
const VxPoll = z.object({
  options: z.array(z.object({ name: z.string(), votes: Amount })).max(10),
});

const permalink = /^https?:\/\/(?:x|twitter)\.com\/(\w{1,50})\/status\/\d+/;

export const VxTweet = z
  .object({
    tweetID: TweetId,
    tweetURL: optional(z.string()),
    text: RawTextString,
    date: optional(z.string()),
    date_epoch: Amount,
    lang: optional(z.string()),
    user_screen_name: optional(z.string().regex(/^\w{1,50}$/)),
    user_name: optional(z.string()),
    user_profile_image_url: optional(z.string()),
    likes: Amount,
    retweets: Amount,
    replies: Amount,
    /** When they read it, which can be long ago: their cache has no end. */
    fetched_on: Amount,
    conversationID: optional(TweetId),
    replyingTo: optional(z.string()),
    replyingToID: optional(TweetId),
    hasMedia: optional(z.boolean()),
    media_extended: listOf(VxMedium.catch(unread)),
    possibly_sensitive: optional(z.boolean()),
    pollData: z
      .unknown()
      .optional()
      .transform((poll) =>
        poll === undefined || poll === null ? undefined : (VxPoll.safeParse(poll).data ?? "unread"),
      ),
    article: optional(
      z.object({
        title: z.string(),
        preview_text: optional(z.string()),
        image: optional(z.string()),
      }),
    ),
    communityNote: optional(z.string()),
    qrtURL: optional(z.string()),
    qrt: z.unknown().optional(),
    retweetURL: optional(z.string()),
    retweet: z.unknown().optional(),
  })
  .transform((found, context) => {
    const handle = found.user_screen_name ?? permalink.exec(found.tweetURL ?? "")?.[1];
    if (handle !== undefined) return { ...found, handle };
    context.addIssue({ code: "custom", message: "names no author" });
    return z.NEVER;
  });
export type VxTweet = z.output<typeof VxTweet>;
