import { z } from "zod";
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
  z.object({ kind: z.literal("guest"), queryId: z.string() }),
  z.object({ kind: z.literal("none") }),
]);

/** Where the person found it: the chat it was sent in and who it was forwarded from. */
const From = z.object({
  chatTitle: z.string().optional(),
  forwardedFrom: z.string().optional(),
  /** ISO-8601 UTC, of the message that was forwarded. */
  forwardedDate: z.string().optional(),
});

/** anyone → fetcher: a person wants this tweet kept. One message per link. */
export const TweetRequested = z.object({
  ...envelope,
  /** Who keeps it: a person's Telegram id, or a channel's. */
  userId: z.string(),
  /** Proposed sort key of the item: ISO-8601 UTC with milliseconds. The claim names the final one. */
  timestamp: z.iso.datetime({ precision: 3 }),
  origin: Origin,
  link: Link,
  /** The X links of the message in order, refused ones included. For show: long URLs are cut. */
  links: z.array(Link).min(1),
  /** Links of the message beyond what one message may hold; the reply names their number. */
  leftOut: z.number().int().min(1).optional(),
  tags: z.array(z.string()),
  note: z.string().optional(),
  languageCode: z.string().optional(),
  from: From,
  replyTo: ReplyTo,
  purpose: z.enum(["save", "repair", "import"]),
  /** Counts the copies made of this message while it waited, from 1. */
  attempt: z.number().int().min(1),
  /** The person was told that the content follows. */
  told: z.boolean().optional(),
  /** Of a repair: what the kept tweet lacks. Nothing is sent unless the answer lacks less. */
  lacking: z.array(z.string()).optional(),
  /** Of a repair: read the kept answers of the sources anew, and ask none of them. */
  fromRaw: z.boolean().optional(),
  requestedAt: z.iso.datetime({ precision: 3 }),
});
export type TweetRequested = z.infer<typeof TweetRequested>;

export const tweetRequested = { name: "tweet-requested", schema: TweetRequested } as const;
