import type { Kept } from "@memory/archive/archive";
import { bold, escapeHtml } from "@memory/shared/telegram/html";
import { shorten } from "@memory/shared/telegram/shorten";
import type { Words } from "../../words/words.ts";
import { firstWords } from "./first-words.ts";
import { marksOf } from "./marks.ts";
import { isolated, nameOf } from "./shown-name.ts";

const wordsLength = 100;

/** One numbered tweet of a list in two lines: who, when it was saved and what it has; then its words (`html`). */
export function listEntry(number: number, { item }: Kept, html: string, words: Words): string {
  const { author } = item.Tweet;
  const facts = [words.list.formatDay(item.Timestamp), marksOf(item.Tweet)];
  const head = [
    isolated(bold(escapeHtml(nameOf(author)))),
    ...facts.filter((fact) => fact !== ""),
  ].join(" · ");
  return `${bold(`${number}.`)} ${head}\n${html}`;
}

/** The beginning of a tweet's words, as HTML. */
export const beginningOf = ({ item }: Kept, words: Words): string =>
  escapeHtml(shorten(firstWords(item.Tweet), wordsLength) || words.list.noWords);
