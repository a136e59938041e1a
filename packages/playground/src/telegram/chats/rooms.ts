import { ApiError, badRequest } from "../calls/api-error.ts";
import type { Params } from "../calls/method.ts";
import type { World } from "../world.ts";
import type { Chats, Entry, Room } from "./chats.ts";

/** Finds the chat of a call. A chat exists once somebody has written in it; else throws an ApiError. */
export function roomOf({ chats }: World, params: Params): Room {
  const given = params.chat_id;
  if (given === undefined || given === null || given === "") throw badRequest("chat_id is empty");
  const room = find(chats, given);
  if (room === undefined) throw badRequest("chat not found");
  if (room.isForeign) {
    throw new ApiError(403, `Forbidden: bot is not a member of the ${room.chat.type} chat`);
  }
  return room;
}

/** Finds the message of a call. `what` is how Telegram names it in an error: "message to edit". */
export function entryOf(room: Room, messageId: number, what: string): Entry {
  if (messageId <= 0) throw badRequest("message identifier is not specified");
  const entry = room.entries.get(messageId);
  if (entry === undefined) throw badRequest(`${what} not found`);
  return entry;
}

function find(chats: Chats, given: unknown): Room | undefined {
  const text = String(given);
  if (text.startsWith("@")) return chats.find(text);
  return /^-?\d+$/.test(text) ? chats.find(Number(text)) : undefined;
}
