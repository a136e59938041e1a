import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Button, Content } from "@memory/shared/telegram/message-form";
import type { TagCount } from "../../tweets/count-tags.ts";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";
import { shownTag, tagCode } from "../tag-words.ts";

/** All tags, or those that only one tweet has. */
type TagChoice = "all" | "once";
type Shown = { readonly userId: string; readonly choice: TagChoice; readonly page: number };

const perPage = 20;
const perRow = 2;

/** A page of a person's tags, a button for each. A page that is not there any more is the last one. */
export function tagList(all: readonly TagCount[], shown: Shown, words: Words): Content {
  const { title, titleOnce, none, hint, once, whole } = words.tags;
  const { userId, choice } = shown;
  if (all.length === 0) return { html: none };
  const single = all.filter(({ count }) => count === 1);
  const chosen = choice === "once" ? single : all;
  const lastPage = Math.max(0, Math.ceil(chosen.length / perPage) - 1);
  const page = Math.min(Math.max(0, shown.page), lastPage);
  const to = (text: string, wanted: TagChoice, number: number): Button => ({
    text,
    callback_data: pressData("tags", userId, wanted, number),
  });
  const tags = chosen.slice(page * perPage, (page + 1) * perPage).map(
    ({ tag, count }): Button => ({
      text: `${shownTag(tag)} · ${count}`,
      callback_data: pressData("tagm", userId, tagCode(tag)),
    }),
  );
  const rows = Array.from({ length: Math.ceil(tags.length / perRow) }, (_, row) =>
    tags.slice(row * perRow, (row + 1) * perRow),
  );
  const turns = [
    ...(page > 0 ? [to("◀", choice, page - 1)] : []),
    ...(page < lastPage ? [to("▶", choice, page + 1)] : []),
  ];
  const other =
    choice === "once"
      ? [to(whole, "all", 0)]
      : single.length > 0
        ? [to(once(single.length), "once", 0)]
        : [];
  const head = choice === "once" ? titleOnce(single.length) : title(all.length);
  return {
    html: `🏷 ${bold(escapeHtml(head))}\n${escapeHtml(hint)}`,
    buttons: [...rows, turns, other].filter((row) => row.length > 0),
  };
}
