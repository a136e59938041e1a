import { pluralsOf } from "../plurals.ts";
import type { SearchWords } from "./words.ts";

const plural = pluralsOf("de");

/** German. */
export const searchDe: SearchWords = {
  range: (from, to, total) => `${from === to ? to : `${from}–${to}`} von ${total}`,
  nothing: "Nichts gefunden.",
  tooLong: "Diese Suche hat mir zu lange gedauert. Versuch es mit weniger oder längeren Wörtern.",
  without: (typed, total) =>
    `Ohne „${typed}“ finde ich ${plural(total, { one: "Tweet", other: "Tweets" })}.`,
  dropIt: (typed) => `Ohne ${typed} suchen`,
  nearest: (word) => `Meintest du ${word}?`,
  hint: "Ich suche in Texten, Namen, Zitaten, Threads, Bildbeschreibungen, deinen Notizen und Tags. Eingrenzen kannst du so: from:name, tag:name, has:photo, before:2024.",
  lost: "Ich weiß nicht mehr, wonach du hier gesucht hast. Bitte such noch einmal.",
};
