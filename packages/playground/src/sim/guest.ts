import { z } from "zod";
import { botUsername } from "../telegram/calls/bot-api.ts";
import { asReplyTarget, type Message, type Room } from "../telegram/chats/chats.ts";
import { nowInSeconds } from "../telegram/clock.ts";
import { findEntities } from "../telegram/text/find-entities.ts";
import type { World } from "../telegram/world.ts";
import { accept, BadInput } from "./bad-input.ts";
import { lifetimes } from "./lifetimes.ts";
import { Language, MessageId, meet, Person, Place, roomFor } from "./who.ts";

const Guest = z.strictObject({
  from: Person,
  chat: Place,
  language_code: Language,
  text: z.string().min(1).max(4096),
  reply_to: z
    .union([MessageId, z.looseObject({ from: Person, text: z.string().optional() })], {
      error: "must be a message's id, or a Message with its sender",
    })
    .optional(),
});

/**
 * Lets a person name the bot in a group where it is not a member, usually in reply to a message, which may be
 * given here. The bot's answer appears in the group.
 */
export function callGuest(world: World, body: unknown) {
  const { from, chat, language_code, text, reply_to } = accept(Guest, body);
  if (!text.toLowerCase().includes(`@${botUsername}`)) {
    throw new BadInput(`text: does not name @${botUsername}`);
  }
  const user = meet(world, from, language_code);
  const room = foreignRoom(world, roomFor(world, user, chat));
  const target = reply_to === undefined ? undefined : targetOf(world, room, reply_to);
  const entities = findEntities(text);
  const { id } = world.queries.ask("guest", lifetimes.message);
  const message: Message = {
    message_id: world.chats.nextMessageId(room),
    from: user,
    chat: room.chat,
    date: nowInSeconds(),
    text,
    entities,
    ...(target === undefined ? {} : { reply_to_message: asReplyTarget(target) }),
  };
  world.chats.put(room, message, "user");
  world.guests.keep(id, message);
  const update = { ...message, guest_query_id: id };
  const lane = `guest:${room.chat.id}`;
  const update_id = world.updates.add("guest_message", update, lane, lifetimes.message);
  return { update_id, message_id: message.message_id, query_id: id };
}

function foreignRoom({ chats }: World, room: Room): Room {
  if (room.entries.size === 0 && room.chat.id < 0) chats.leave(room);
  if (room.isForeign) return room;
  throw new BadInput(`chat: the bot is a member of chat ${room.chat.id}, so it is no guest there`);
}

/** The message that is replied to. One that is given is written into the chat first. */
function targetOf(world: World, room: Room, reply: NonNullable<z.infer<typeof Guest>["reply_to"]>) {
  if (typeof reply === "number") {
    const known = room.entries.get(reply)?.message;
    if (known !== undefined) return known;
    throw new BadInput(`reply_to: message ${reply} is not in chat ${room.chat.id}`);
  }
  const { from, text, ...rest } = reply;
  const message: Message = {
    message_id: world.chats.nextMessageId(room),
    from: meet(world, from, undefined),
    chat: room.chat,
    date: nowInSeconds(),
    ...(text === undefined ? {} : { text, entities: findEntities(text) }),
    ...rest,
  };
  world.chats.put(room, message, "user");
  return message;
}
