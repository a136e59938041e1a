import type { Trashed } from "@memory/archive/archive";
import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Content } from "@memory/shared/telegram/message-form";
import { shorten } from "@memory/shared/telegram/shorten";
import { shownLine } from "@memory/shared/telegram/shown-text";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";

const wordsLength = 90;
const perRow = 5;

/** The tweets that were deleted last, with a button for each that brings it back. */
export function trashMessage(userId: string, trashed: readonly Trashed[], words: Words): Content {
  const { title, none, hint, deletedOn, formatDay } = words.trash;
  if (trashed.length === 0) return { html: none };
  const entries = trashed.map(({ item, deletedAt }, index) => {
    const who = bold(escapeHtml(`@${item.Username}`));
    const text = escapeHtml(shorten(shownLine(item.Content), wordsLength));
    return `${bold(`${index + 1}.`)} ${who} · ${escapeHtml(deletedOn(formatDay(deletedAt)))}\n${text}`;
  });
  const buttons = trashed.map(({ item }, index) => ({
    text: `↩ ${index + 1}`,
    callback_data: pressData("bring", userId, item.TweetID),
  }));
  return {
    html: [`🗑 ${bold(escapeHtml(title))}`, ...entries, escapeHtml(hint)].join("\n\n"),
    buttons: Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
      buttons.slice(row * perRow, (row + 1) * perRow),
    ),
  };
}

/** How many deleted tweets are shown. */
export const trashShown = 10;
