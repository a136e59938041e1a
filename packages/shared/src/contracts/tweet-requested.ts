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
    /** The topic, echoed in every answer. */
    threadId: z.number().int().optional(),
  }),
  z.object({ kind: z.literal("guest"), queryId: Name }),
  z.object({ kind: z.literal("none") }),
]);

/** Where the person found it: the chat it was sent in and who it was forwarded from. */
const From = z.object({
  chatTitle: Name.optional(),
  forwardedFrom: Name.optional(),
  /** ISO-8601 UTC, of the message that was forwarded. */
  forwardedDate: Name.optional(),
});

/** anyone → fetcher: a person wants this tweet kept. One message per link. */
export const TweetRequested = z.object({
  ...envelope,
  /** Who keeps it: a person's Telegram id, or a channel's. */
  userId: UserId,
  /** Proposed sort key of the item: ISO-8601 UTC with milliseconds. The claim names the final one. */
  timestamp: z.iso.datetime({ precision: 3 }),
  origin: Origin,
  link: Link,
  /** The X links of the message in order, refused ones included. For show: long URLs are cut. */
  links: z.array(Link).min(1).max(100),
  /** Links of the message beyond what one message may hold; the reply names their number. */
  leftOut: z.number().int().min(1).optional(),
  tags: z.array(Name).max(100),
  note: Words.optional(),
  languageCode: Name.optional(),
  from: From,
  replyTo: ReplyTo,
  purpose: z.enum(["save", "repair", "import"]),
  /** Counts the copies made of this message while it waited, from 1. */
  attempt: z.number().int().min(1),
  /** The person was told that the content follows. */
  told: z.boolean().optional(),
  /** Of a repair: what the kept tweet lacks. Nothing is sent unless the answer lacks less. */
  lacking: z.array(Name).max(50).optional(),
  /** Of a repair: read the kept answers of the sources anew, and ask none of them. */
  fromRaw: z.boolean().optional(),
  requestedAt: z.iso.datetime({ precision: 3 }),
  /** When an operator last took up again what had been given up. */
  redrivenAt: z.iso.datetime({ precision: 3 }).optional(),
});
export type TweetRequested = z.infer<typeof TweetRequested>;

/** When the tries began that go on now; how long they may last counts from here. */
export const triedSince = ({
  redrivenAt,
  requestedAt,
}: Pick<TweetRequested, "redrivenAt" | "requestedAt">): string => redrivenAt ?? requestedAt;

export const tweetRequested = { name: "tweet-requested", schema: TweetRequested } as const;
