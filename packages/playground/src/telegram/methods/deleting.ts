import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { done, integer, type Method, read } from "../calls/method.ts";
import type { Entry, Room } from "../chats/chats.ts";
import { entryOf, roomOf } from "../chats/rooms.ts";
import { nowInSeconds } from "../clock.ts";

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
