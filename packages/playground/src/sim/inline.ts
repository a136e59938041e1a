import { z } from "zod";
import type { Message } from "../telegram/chats/chats.ts";
import { nowInSeconds } from "../telegram/clock.ts";
import { chosenContent } from "../telegram/inline/inline-result.ts";
import type { World } from "../telegram/world.ts";
import { accept, BadInput } from "./bad-input.ts";
import { lifetimes } from "./lifetimes.ts";
import { Language, meet, Person, Place, roomFor } from "./who.ts";
import { within } from "./within.ts";

const Search = z.strictObject({
  from: Person,
  language_code: Language,
  query: z.string().max(256),
  offset: z.string().max(64).default(""),
  chat_type: z.string().optional(),
});

/** Lets a person type `@bot query` in a chat. Resolves with the results that the bot offers. */
export async function search(world: World, waitMs: number, body: unknown) {
  const { from, language_code, ...asked } = accept(Search, body);
  const user = meet(world, from, language_code);
  const question = { userId: user.id, query: asked.query, offset: asked.offset };
  const cached = world.offers.cached(question);
  if (cached !== undefined) return cached;
  const { id, answered } = world.queries.ask("inline", lifetimes.inline);
  const query = { id, from: user, ...asked };
  world.updates.add("inline_query", query, `inline:${user.id}`, lifetimes.inline);
  const given = { query_id: id, answer: await within(waitMs, answered) };
  world.offers.cache(question, given);
  return given;
}

const Choice = z.strictObject({
  from: Person,
  chat: Place.optional(),
  language_code: Language,
  query_id: z.string(),
  result_id: z.string(),
});

/** Lets a person send one of the results into a chat. The message is theirs, via the bot. */
export function choose(world: World, body: unknown): { update_id: number; message_id: number } {
  const { from, chat, language_code, query_id, result_id } = accept(Choice, body);
  const offer = world.offers.find(query_id, result_id);
  if (offer === undefined) {
    throw new BadInput(`result_id: query ${query_id} was not answered with a result ${result_id}`);
  }
  const user = meet(world, from, language_code);
  const room = roomFor(world, user, chat);
  const message: Message = {
    message_id: world.chats.nextMessageId(room),
    from: user,
    chat: room.chat,
    date: nowInSeconds(),
    via_bot: offer.bot,
    ...chosenContent(world, offer.result),
  };
  world.chats.put(room, message, "user");
  if (room.isForeign) return { update_id: 0, message_id: message.message_id };
  const lane = `chat:${room.chat.id}`;
  const update_id = world.updates.add("message", message, lane, lifetimes.message);
  return { update_id, message_id: message.message_id };
}
