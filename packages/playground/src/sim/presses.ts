import { z } from "zod";
import type { World } from "../telegram/world.ts";
import { accept, BadInput } from "./bad-input.ts";
import { lifetimes } from "./lifetimes.ts";
import { Language, MessageId, meet, Person, Place, roomFor } from "./who.ts";
import { within } from "./within.ts";

const Press = z.strictObject({
  from: Person,
  chat: Place.optional(),
  language_code: Language,
  message_id: MessageId,
  data: z
    .string()
    .min(1)
    .refine((data) => Buffer.byteLength(data) <= 64, { error: "must be at most 64 bytes" }),
});

/** Lets a person press an inline button. Resolves with the bot's answer. */
export async function press(world: World, waitMs: number, body: unknown) {
  const { from, chat, language_code, message_id, data } = accept(Press, body);
  const user = meet(world, from, language_code);
  const room = roomFor(world, user, chat);
  const entry = room.entries.get(message_id);
  if (entry?.author !== "bot") {
    throw new BadInput(
      `message_id: the bot wrote no message ${message_id} in chat ${room.chat.id}`,
    );
  }
  const { id, answered } = world.queries.ask("callback", lifetimes.callback);
  const chat_instance = String(BigInt(room.chat.id) * 1_000_003n);
  const query = { id, from: user, message: entry.message, chat_instance, data };
  world.updates.add("callback_query", query, `callback:${user.id}`, lifetimes.callback);
  return { answer: await within(waitMs, answered) };
}
