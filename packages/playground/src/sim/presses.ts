import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { World } from "../telegram/world.ts";
import { accept, BadInput } from "./bad-input.ts";
import { lifetimes } from "./lifetimes.ts";
import { MessageId, Person, Place, roomFor } from "./who.ts";

const Press = z.strictObject({
  from: Person,
  chat: Place.optional(),
  message_id: MessageId,
  data: z
    .string()
    .min(1)
    .refine((data) => Buffer.byteLength(data) <= 64, { error: "must be at most 64 bytes" }),
});

/** Lets a person press an inline button. Resolves with the bot's answer. */
export async function press(world: World, waitMs: number, body: unknown) {
  const { from, chat, message_id, data } = accept(Press, body);
  const user = world.people.meet(from);
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

const Search = z.strictObject({
  from: Person,
  query: z.string().max(256),
  offset: z.string().max(64).default(""),
  chat_type: z.string().optional(),
});

/** Lets a person type `@bot query` in a chat. Resolves with the results that the bot offers. */
export async function search(world: World, waitMs: number, body: unknown) {
  const { from, ...asked } = accept(Search, body);
  const user = world.people.meet(from);
  const { id, answered } = world.queries.ask("inline", lifetimes.inline);
  const query = { id, from: user, ...asked };
  world.updates.add("inline_query", query, `inline:${user.id}`, lifetimes.inline);
  return { answer: await within(waitMs, answered) };
}

async function within(waitMs: number, answered: Promise<unknown>): Promise<unknown> {
  const late = new AbortController();
  const timeout = delay(waitMs, undefined, { signal: late.signal }).then(() => {
    throw new BadInput(`the bot did not answer within ${waitMs} ms`, 504);
  });
  try {
    return await Promise.race([answered, timeout]);
  } finally {
    timeout.catch(() => {});
    late.abort();
  }
}
