import { z } from "zod";
import type { Chat, Room } from "../telegram/chats/chats.ts";
import type { User } from "../telegram/chats/people.ts";
import type { World } from "../telegram/world.ts";
import { BadInput } from "./bad-input.ts";

const id = z.number().int();

export const MessageId = id.positive();
export const Person = z.union([id.positive(), z.looseObject({ id: id.positive() })], {
  error: "must be a user's id, or a User with one",
});
export const Place = z.union(
  [id.refine((given) => given !== 0), z.looseObject({ id: id.refine((given) => given !== 0) })],
  { error: "must be a chat's id, or a Chat with one" },
);

/** The language of the person's Telegram, as in the `language_code` of a User. */
export const Language = z.string().min(1).max(35).optional();

/** The person who acts. A language that is given is remembered. */
export function meet(
  { people }: World,
  who: z.infer<typeof Person>,
  language_code: string | undefined,
): User {
  const told = typeof who === "number" ? { id: who } : who;
  return people.meet({ ...told, ...(language_code === undefined ? {} : { language_code }) });
}

/**
 * The chat that a person writes in. Default: the private chat with the bot. A new group may be given with
 * `bot_is_member: false`.
 */
export function roomFor(
  { chats }: World,
  from: User,
  place: z.infer<typeof Place> | undefined,
): Room {
  const { bot_is_member, ...told } =
    typeof place === "object" ? place : { id: place ?? from.id, bot_is_member: true };
  if (told.id > 0 && told.id !== from.id) {
    throw new BadInput(`chat: ${told.id} is a private chat, where only user ${told.id} writes`);
  }
  const known = chats.find(told.id)?.chat;
  const room = chats.open({ ...(known ?? newChat(told.id, from)), ...told });
  if (known === undefined && bot_is_member === false && told.id < 0) chats.leave(room);
  return room;
}

function newChat(chatId: number, from: User): Chat {
  if (chatId < 0) return { id: chatId, type: "supergroup", title: `Group ${-chatId}` };
  const username = from.username === undefined ? {} : { username: from.username };
  return { id: chatId, type: "private", first_name: from.first_name, ...username };
}
