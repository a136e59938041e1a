import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { boolean, type Call, integer, nested, read } from "../calls/method.ts";
import { nowInSeconds } from "../clock.ts";
import type { World } from "../world.ts";
import { asReplyTarget, type Message, type Room } from "./chats.ts";
import { keyboardOf, promptOf, readMarkup } from "./markup.ts";
import { roomOf } from "./rooms.ts";

const Posting = z.object({
  message_thread_id: integer,
  reply_parameters: nested("reply parameters"),
  reply_to_message_id: integer,
  allow_sending_without_reply: boolean,
  reply_markup: nested("reply keyboard markup"),
  protect_content: boolean,
});

const ReplyParameters = z.object({
  message_id: integer,
  allow_sending_without_reply: boolean,
});

/** Adds a message of the bot to the chat that the call names. */
export function post(world: World, { bot, params }: Call, content: Partial<Message>): Message {
  const asked = read(Posting, params);
  const markup = readMarkup(asked.reply_markup);
  const room = roomOf(world, params);
  const target = replyTarget(room, asked);
  const keyboard = keyboardOf(markup);
  const message: Message = {
    message_id: world.chats.nextMessageId(room),
    from: bot,
    chat: room.chat,
    date: nowInSeconds(),
    ...(asked.message_thread_id > 0
      ? { message_thread_id: asked.message_thread_id, is_topic_message: true }
      : {}),
    ...(target === undefined ? {} : { reply_to_message: target }),
    ...content,
    ...(asked.protect_content ? { has_protected_content: true } : {}),
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
  world.chats.put(room, message, "bot");
  const prompt = promptOf(markup);
  if (prompt !== undefined) world.chats.prompt(room, message.message_id, prompt);
  return message;
}

function replyTarget(room: Room, asked: z.infer<typeof Posting>): Message | undefined {
  const given = replyParameters(asked);
  if (given === undefined) return undefined;
  const target = room.entries.get(given.message_id);
  if (target !== undefined) return asReplyTarget(target.message);
  if (given.allow_sending_without_reply) return undefined;
  throw badRequest("message to be replied not found");
}

function replyParameters(
  asked: z.infer<typeof Posting>,
): z.infer<typeof ReplyParameters> | undefined {
  if (asked.reply_parameters === undefined) {
    const { reply_to_message_id: message_id, allow_sending_without_reply } = asked;
    return message_id === 0 ? undefined : { message_id, allow_sending_without_reply };
  }
  const given = ReplyParameters.safeParse(asked.reply_parameters);
  if (!given.success) throw badRequest("object expected as reply parameters");
  return given.data;
}
