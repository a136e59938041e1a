import { z } from "zod";
import { Name, UserId, Words } from "./bounded.ts";
import { envelope } from "./envelope.ts";

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
    /** What follows the command. */
    argument: Words.optional(),
  }),
  /** A press on an inline button. */
  z.object({
    kind: z.literal("callback"),
    queryId: Name,
    data: Name.optional(),
    /** Where the button stands, when Telegram says so. */
    chatId: z.number().int().optional(),
    messageId: z.number().int().optional(),
    /** The message that the button's message answers. */
    answers: z.object({ messageId: z.number().int(), albumId: Name.optional() }).optional(),
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
