import { z } from "zod";
import { Name, UserId, Words } from "./bounded.ts";
import { envelope } from "./envelope.ts";
import { TweetId } from "./tweet.ts";

const Command = z.discriminatedUnion("kind", [
  /** A message without any X link that asks for an answer. */
  z.object({
    kind: z.literal("message"),
    chatId: z.number().int(),
    messageId: z.number().int(),
    threadId: z.number().int().optional(),
    isPrivate: z.boolean(),
    /** Without slash and bot name, lower case; absent for plain text. */
    command: Name.optional(),
    /** What follows the command; without a command, the whole text. */
    argument: Words.optional(),
    /** The message that this one answers. */
    repliesTo: z
      .object({
        messageId: z.number().int(),
        /** It is one of the bot's own. */
        isOurs: z.boolean(),
        /** What its buttons carry (`callback_data`), which tells what it shows. */
        buttons: z.array(Name).max(100).optional(),
        /** What it says, if it is the bot's own. */
        text: Words.optional(),
        /** The tweets that it links to, in order. */
        tweetIds: z.array(TweetId).max(50).optional(),
      })
      .optional(),
    /** A file that came with it. */
    document: z
      .object({
        fileId: Name,
        name: Name.optional(),
        type: Name.optional(),
        bytes: z.number().int().optional(),
      })
      .optional(),
  }),
  /** A press on an inline button. */
  z.object({
    kind: z.literal("callback"),
    queryId: Name,
    data: Name.optional(),
    /** Where the button stands, when Telegram says so. */
    chatId: z.number().int().optional(),
    messageId: z.number().int().optional(),
    /** The beginning of the text above the button, which tells what it shows. */
    text: Name.optional(),
    /** The message that the button's message answers. */
    answers: z.object({ messageId: z.number().int(), albumId: Name.optional() }).optional(),
  }),
  /** `@bot words` in any chat. Telegram waits half a minute for the answer. */
  z.object({
    kind: z.literal("inline"),
    queryId: Name,
    /** At most 256 characters; may be empty. */
    query: Name,
    /** The `next_offset` of the page before; empty for the first. */
    offset: Name,
  }),
]);

/** ingest → library: a person asked for something that is no link to be kept. */
export const CommandReceived = z.object({
  ...envelope,
  userId: UserId,
  languageCode: Name.optional(),
  /** False when ALLOWED_USERS leaves this person out: library says no. */
  allowed: z.boolean(),
  command: Command,
  /** Telegram's number of the update, which orders what a person asks; absent in older messages. */
  updateId: z.number().int().optional(),
  receivedAt: z.iso.datetime({ precision: 3 }),
});
export type CommandReceived = z.infer<typeof CommandReceived>;

export const commandReceived = { name: "command-received", schema: CommandReceived } as const;
