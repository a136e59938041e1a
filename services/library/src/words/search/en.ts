import { pluralsOf } from "../plurals.ts";
import type { SearchWords } from "./words.ts";

const plural = pluralsOf("en");

/** English. */
export const searchEn: SearchWords = {
  range: (from, to, total) => `${from === to ? to : `${from}–${to}`} of ${total}`,
  nothing: "Nothing found.",
  tooLong: "This search took me too long. Try fewer or longer words.",
  without: (typed, total) =>
    `Without “${typed}” I find ${plural(total, { one: "tweet", other: "tweets" })}.`,
  dropIt: (typed) => `Search without ${typed}`,
  nearest: (word) => `Did you mean ${word}?`,
  hint: "I search texts, authors, quotes, threads, alt texts, your notes and tags. You can narrow it: from:name, tag:name, has:photo, before:2024.",
  lost: "I no longer know what you searched for here. Please search again.",
};
