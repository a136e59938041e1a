import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { type Call, done, integer, type Method, nested, read, string } from "../calls/method.ts";
import type { Entry, Message, Room } from "../chats/chats.ts";
import { keyboardOf, readMarkup } from "../chats/markup.ts";
import { entryOf, roomOf } from "../chats/rooms.ts";
import { nowInSeconds } from "../clock.ts";
import { captionContent, textContent } from "../text/message-content.ts";
import type { World } from "../world.ts";
import { inputMedia } from "./input-media.ts";

const notModified =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

const Target = z.object({
  message_id: integer,
  inline_message_id: string,
  reply_markup: nested("reply keyboard markup"),
});

export const editMessageText: Method = (world, call) => {
  const content = textContent(call.params);
  return edit(world, call, (message) => {
    if (message.text === undefined) throw badRequest("there is no text in the message to edit");
    return { ...withoutContent(message), ...content };
  });
};

export const editMessageCaption: Method = (world, call) => {
  const content = captionContent(call.params);
  return edit(world, call, (message) => {
    if (message.text !== undefined) throw badRequest("there is no caption in the message to edit");
    const { caption: _, caption_entities: __, ...rest } = message;
    return { ...rest, ...content };
  });
};

/** Also makes a text message one with media. */
export const editMessageMedia: Method = (world, call) => {
  const { media } = read(z.object({ media: nested("input media") }), call.params);
  const { content } = inputMedia(world, call, media ?? {}, false);
  return edit(world, call, (message) => ({ ...withoutContent(message), ...content }));
};

export const editMessageReplyMarkup: Method = (world, call) =>
  edit(world, call, (message) => message);

const contentFields = [
  ...["text", "entities", "link_preview_options", "caption", "caption_entities"],
  ...["document", "photo", "video", "animation"],
];

const withoutContent = (message: Message): Message =>
  Object.fromEntries(
    Object.entries(message).filter(([name]) => !contentFields.includes(name)),
  ) as Message;

/** Edits a message by `change`. A keyboard that the call does not repeat is removed. */
function edit(world: World, { params }: Call, change: (message: Message) => Message) {
  const asked = read(Target, params);
  const keyboard = keyboardOf(readMarkup(asked.reply_markup));
  const isInline = asked.inline_message_id !== "";
  const { room, entry } = isInline
    ? inlineTarget(world, asked.inline_message_id)
    : chatTarget(world, params, asked.message_id);
  const { reply_markup: _, edit_date: __, ...before } = change(entry.message);
  const edited = { ...before, ...(keyboard === undefined ? {} : { reply_markup: keyboard }) };
  if (isSame(entry.message, edited)) throw badRequest(notModified);
  const result: Message = { ...edited, edit_date: nowInSeconds() };
  world.chats.put(room, result, entry.author);
  return isInline ? done : { result };
}

type Target = { room: Room; entry: Entry };

function chatTarget(world: World, params: Call["params"], messageId: number): Target {
  const room = roomOf(world, params);
  const entry = entryOf(room, messageId, "message to edit");
  if (entry.author !== "bot") throw badRequest("message can't be edited");
  return { room, entry };
}

/** The message that the bot knows only as an answer to a query. */
function inlineTarget({ chats, inlineMessages }: World, id: string): Target {
  const at = inlineMessages.find(id);
  const room = at && chats.find(at.chat);
  const entry = at && room?.entries.get(at.messageId);
  if (room === undefined || entry === undefined) throw badRequest("MESSAGE_ID_INVALID");
  return { room, entry };
}

function isSame(before: Message, after: Message): boolean {
  const shown = ({ edit_date: _, link_preview_options: __, ...message }: Message) => message;
  return isDeepStrictEqual(shown(before), shown(after));
}
