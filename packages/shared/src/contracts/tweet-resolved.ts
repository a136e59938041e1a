import { z } from "zod";
import { envelope } from "./envelope.ts";
import { limitSpans, notATweetReasons } from "./link.ts";
import { goneReasons, restrictedReasons, Tweet, TweetId } from "./tweet.ts";
import { TweetRequested } from "./tweet-requested.ts";

/** Every outcome of a link but its tweet. */
export const otherOutcomes = [
  z.object({ kind: z.literal("gone"), why: z.enum(goneReasons) }),
  z.object({ kind: z.literal("restricted"), why: z.enum(restrictedReasons) }),
  /** No source shows it, on weak evidence only: it may be deleted, private or suspended. */
  z.object({ kind: z.literal("unavailable") }),
  z.object({ kind: z.literal("not-a-tweet"), why: z.enum(notATweetReasons) }),
  /** Not looked up: the person has sent too many links in that span. */
  z.object({ kind: z.literal("over-limit"), span: z.enum(limitSpans) }),
  /** Nobody could answer yet. Work goes on. */
  z.object({ kind: z.literal("delayed") }),
  /** Given up for now; an operator will look. */
  z.object({ kind: z.literal("parked") }),
] as const;

export const Resolution = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("found"), tweet: Tweet }),
  ...otherOutcomes,
]);
export type Resolution = z.infer<typeof Resolution>;

/** fetcher → store: what became of one requested link. */
export const TweetResolved = z.object({
  ...envelope,
  request: TweetRequested,
  /** Set when a short link was followed; `request.link` stays as it was sent. */
  tweetId: TweetId.optional(),
  result: Resolution,
});
export type TweetResolved = z.infer<typeof TweetResolved>;

export const tweetResolved = { name: "tweet-resolved", schema: TweetResolved } as const;
