import { labelOf } from "./media.js";
import { bot } from "./people.js";

/** @typedef {import("./server.js").Message} Message */

/**
 * What is new in a chat to the person who reads it: the messages by others that were not there before, and what the
 * bot said, also by editing.
 * @param {Message[]} found @param {Message[]} before @param {number} reader
 */
export function newsIn(found, before, reader) {
  const texts = new Map(before.map(({ message_id: id, text }) => [id, text]));
  const ids = found.flatMap(({ message_id: id, from, sender }) =>
    !texts.has(id) && (from === "bot" || sender !== reader) ? [id] : [],
  );
  const said = found.filter(
    ({ message_id: id, from, text }) => from === "bot" && texts.get(id) !== text,
  );
  const words = said.map((message) => `${bot.name}: ${message.text || labelOf(message)}`);
  return { ids, said: words.join("\n") };
}

/**
 * The message that asks this person for a reply: the newest one, if it asks everybody or answers them.
 * @param {Message[]} messages @param {number} reader
 */
export function promptIn(messages, reader) {
  const newest = messages.at(-1);
  if (!newest?.force_reply) return undefined;
  const asked = messages.find(({ message_id: id }) => id === newest.reply_to);
  return newest.force_reply.selective && asked?.sender !== reader ? undefined : newest;
}
