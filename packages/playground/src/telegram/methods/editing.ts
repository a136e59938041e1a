import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { type Call, done, integer, type Method, nested, read, string } from "../calls/method.ts";
import type { Entry, Message, Room } from "../chats/chats.ts";
import { keyboardOf, readMarkup } from "../chats/markup.ts";
import { entryOf, roomOf } from "../chats/rooms.ts";
import { nowInSeconds } from "../clock.ts";
import { textContent } from "../text/message-content.ts";
import type { World } from "../world.ts";

const notModified =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

const Target = z.object({
  message_id: integer,
  inline_message_id: string,
  reply_markup: nested("reply keyboard markup"),
});

export const editMessageText: Method = (world, call) => {
  const content = textContent(call.params);
  return edit(world, call, ({ text: _, entities: __, link_preview_options: ___, ...rest }) => ({
    ...rest,
    ...content,
  }));
};

export const editMessageReplyMarkup: Method = (world, call) =>
  edit(world, call, (message) => message);

/** Edits a message by `change`. A keyboard that the call does not repeat is removed. */
function edit(world: World, { params }: Call, change: (message: Message) => Message) {
  const asked = read(Target, params);
  if (asked.inline_message_id !== "") throw badRequest("MESSAGE_ID_INVALID");
  const keyboard = keyboardOf(readMarkup(asked.reply_markup));
  const room = roomOf(world, params);
  const entry = entryOf(room, asked.message_id, "message to edit");
  if (entry.author !== "bot") throw badRequest("message can't be edited");
  const { reply_markup: _, edit_date: __, ...before } = change(entry.message);
  const edited = { ...before, ...(keyboard === undefined ? {} : { reply_markup: keyboard }) };
  if (isSame(entry.message, edited)) throw badRequest(notModified);
  const result: Message = { ...edited, edit_date: nowInSeconds() };
  world.chats.put(room, result, "bot");
  return { result };
}

function isSame(before: Message, after: Message): boolean {
  const shown = ({ edit_date: _, link_preview_options: __, ...message }: Message) => message;
  return isDeepStrictEqual(shown(before), shown(after));
}

export const deleteMessage: Method = (world, { params }) => {
  const { message_id } = read(z.object({ message_id: integer }), params);
  const room = roomOf(world, params);
  const entry = entryOf(room, message_id, "message to delete");
  if (!isDeletable(room, entry)) throw badRequest("message can't be deleted");
  world.chats.remove(room, message_id);
  return done;
};

/**
 * The bot is not an administrator: in groups it may delete only its own messages, and no old ones
 * anywhere.
 */
function isDeletable({ chat }: Room, { author, message }: Entry): boolean {
  const isRecent = nowInSeconds() - message.date < 48 * 3600;
  return isRecent && (author === "bot" || chat.type === "private");
}
