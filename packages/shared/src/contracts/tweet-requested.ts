import { z } from "zod";
import { Name, UserId, Words } from "./bounded.ts";
import { envelope } from "./envelope.ts";
import { Link } from "./link.ts";
import { Origin } from "./origin.ts";

const ReplyTo = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("message"),
    chatId: z.number().int(),
    messageId: z.number().int(),
    /** The topic, which every answer is sent into. */
    threadId: z.number().int().optional(),
  }),
  /** In a chat where the bot is not a member: it answers there once, and can change that answer. */
  z.object({ kind: z.literal("guest"), queryId: Name }),
  z.object({ kind: z.literal("none") }),
]);

/** Where the person found the link: the chat it was sent in, and whom it was forwarded from. */
const From = z.object({
  chatTitle: Name.optional(),
  forwardedFrom: Name.optional(),
  /** When the forwarded message was first sent (ISO-8601 UTC). */
  forwardedDate: Name.optional(),
});

/** anyone → fetcher: a person wants this tweet kept. One message per link. */
export const TweetRequested = z.object({
  ...envelope,
  /** The Telegram id of the person, or of the channel, that keeps the tweet. */
  userId: UserId,
  /** The proposed sort key of the item: ISO-8601 UTC with milliseconds. The claim names the final one. */
  timestamp: z.iso.datetime({ precision: 3 }),
  origin: Origin,
  link: Link,
  /** The message's X links in order, refused ones included. Only to be shown: long URLs are cut. */
  links: z.array(Link).min(1).max(100),
  /** The number of links beyond what one message may hold; the reply tells it. */
  leftOut: z.number().int().min(1).optional(),
  tags: z.array(Name).max(100),
  note: Words.optional(),
  /** The person's language as Telegram gives it (an IETF tag); absent if it is not known. */
  languageCode: Name.optional(),
  from: From,
  replyTo: ReplyTo,
  /**
   * An `import` saves a tweet from a file, without a reply. A `check` only asks whether the source still shows a
   * tweet that is kept.
   */
  purpose: z.enum(["save", "repair", "import", "check"]),
  /** Counts from 1 the copies that were made of this message while it waited. */
  attempt: z.number().int().min(1),
  /** Whether the person was told that the content follows. */
  told: z.boolean().optional(),
  /** Only for a repair: what the kept tweet lacks. Nothing is sent on unless the answer lacks less. */
  lacking: z.array(Name).max(50).optional(),
  /** Only for a repair: reads the sources' kept answers again and asks no source. */
  fromRaw: z.boolean().optional(),
  /** Telegram's number of the update, which orders what a person asks; absent in older messages. */
  updateId: z.number().int().optional(),
  requestedAt: z.iso.datetime({ precision: 3 }),
  /** When an operator last redrove the request after it had been given up. */
  redrivenAt: z.iso.datetime({ precision: 3 }).optional(),
});
export type TweetRequested = z.infer<typeof TweetRequested>;

/** When the present series of tries began. How long they may go on counts from here. */
export const triedSince = ({
  redrivenAt,
  requestedAt,
}: Pick<TweetRequested, "redrivenAt" | "requestedAt">): string => redrivenAt ?? requestedAt;

export const tweetRequested = { name: "tweet-requested", schema: TweetRequested } as const;
