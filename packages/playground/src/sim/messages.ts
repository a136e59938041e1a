import { z } from "zod";
import { asReplyTarget, type Message, type Room } from "../telegram/chats/chats.ts";
import type { User } from "../telegram/chats/people.ts";
import { nowInSeconds } from "../telegram/clock.ts";
import { findEntities } from "../telegram/text/find-entities.ts";
import { cleaned, type Entity } from "../telegram/text/formatted-text.ts";
import type { World } from "../telegram/world.ts";
import { accept, BadInput } from "./bad-input.ts";
import { lifetimes } from "./lifetimes.ts";
import { Language, MessageId, meet, Person, Place, roomFor } from "./who.ts";

const Entities = z.array(
  z.looseObject({
    type: z.string(),
    offset: z.number().int().min(0),
    length: z.number().int().min(1),
  }),
);

const NewMessage = z.looseObject({
  from: Person,
  chat: Place.optional(),
  language_code: Language,
  text: z.string().max(4096).optional(),
  entities: Entities.optional(),
  caption: z.string().max(1024).optional(),
  caption_entities: Entities.optional(),
  edit: MessageId.optional(),
  reply_to_message: z
    .union([MessageId, z.looseObject({ message_id: MessageId })], {
      error: "must be a message's id, or a Message with one",
    })
    .optional(),
});

/**
 * Lets a person write or edit a message, as Telegram's own apps do. Where the bot is not a member it hears nothing,
 * and `update_id` is 0.
 */
export function write(world: World, body: unknown): { update_id: number; message_id: number } {
  const asked = accept(NewMessage, body);
  const { from, chat, language_code, edit, reply_to_message: reply, ...given } = asked;
  const user = meet(world, from, language_code);
  const room = roomFor(world, user, chat);
  const target = reply === undefined ? {} : { reply_to_message: replyTarget(room, reply) };
  const content = { ...given, ...textOf(given, "text"), ...textOf(given, "caption"), ...target };
  const isEmpty = Object.keys(given).length === 0 || content.text === "";
  if (isEmpty) throw new BadInput("text: a message needs a text or some other content");
  const message = withoutEmptyLists({
    ...(edit === undefined ? blankMessage(world, room, user) : editedMessage(room, edit, user.id)),
    ...content,
  });
  world.chats.put(room, message, "user");
  if (room.isForeign) return { update_id: 0, message_id: message.message_id };
  const kind = edit === undefined ? "message" : "edited_message";
  const lane = `chat:${room.chat.id}`;
  const update_id = world.updates.add(kind, message, lane, lifetimes.message);
  return { update_id, message_id: message.message_id };
}

const blankMessage = ({ chats }: World, room: Room, from: User) => ({
  message_id: chats.nextMessageId(room),
  from,
  chat: room.chat,
  date: nowInSeconds(),
});

const withoutEmptyLists = (message: object): Message =>
  Object.fromEntries(
    Object.entries(message).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  ) as Message;

/** The trimmed text with its entities. If the sender names none, they are found in the text. */
function textOf(given: Record<string, unknown>, field: "text" | "caption") {
  const written = given[field];
  if (typeof written !== "string") return {};
  const name = field === "text" ? "entities" : "caption_entities";
  const marked = given[name] as Entity[] | undefined;
  const { text, entities } = cleaned({ text: written, entities: marked ?? [] });
  return { [field]: text, [name]: marked === undefined ? findEntities(text) : entities };
}

function replyTarget(room: Room, reply: number | { message_id: number }): Message {
  if (typeof reply === "object") return { date: nowInSeconds(), chat: room.chat, ...reply };
  const target = room.entries.get(reply);
  if (target !== undefined) return asReplyTarget(target.message);
  throw new BadInput(`reply_to_message: message ${reply} is not in chat ${room.chat.id}`);
}

function editedMessage(room: Room, messageId: number, userId: number): Message {
  const entry = room.entries.get(messageId);
  if (entry === undefined)
    throw new BadInput(`edit: message ${messageId} is not in chat ${room.chat.id}`);
  const isOwn = entry.author === "user" && entry.message.from?.id === userId;
  if (!isOwn) throw new BadInput(`edit: message ${messageId} was not written by user ${userId}`);
  return { ...entry.message, edit_date: nowInSeconds() };
}
