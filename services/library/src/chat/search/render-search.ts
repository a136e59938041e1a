import { escapeHtml } from "@memory/shared/telegram/html";
import type { Button, Content } from "@memory/shared/telegram/message-form";
import { shorten } from "@memory/shared/telegram/shorten";
import type { FoundPage } from "../../tweets/find-tweets.ts";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";
import { listEntry } from "../tweets/list-line.ts";
import { numberButtons } from "../tweets/number-buttons.ts";
import { hitWords } from "./hit-words.ts";
import { queryLine } from "./query-line.ts";

/** Characters of what was typed that a button has room for. */
const buttonLength = 30;

/** A page of hits as a message, its query in the first line; without hits, why, and what to try instead. */
export function renderSearch(userId: string, page: FoundPage, words: Words): Content {
  const { query, offset, limit, found, total } = page;
  const head = queryLine(query);
  if (found.length === 0) return nothingFound(userId, page, words);
  const last = Math.min(offset + limit, total);
  const entries = found.map((hit, index) =>
    listEntry(offset + index + 1, hit.kept, hitWords(hit, words), words),
  );
  const to = (text: string, at: number): Button => ({
    text,
    callback_data: pressData("search", userId, at),
  });
  const turns = [
    offset === 0 ? [] : to("◀", Math.max(0, offset - limit)),
    last >= total ? [] : to("▶", offset + limit),
  ].flat();
  const range = escapeHtml(words.search.range(offset + 1, last, total));
  return {
    html: [`${head}\n${range}`, ...entries].join("\n\n"),
    buttons: [
      ...numberButtons(
        userId,
        found.map(({ kept }) => kept),
        { from: offset + 1, back: () => `s${offset}` },
      ),
      ...(turns.length === 0 ? [] : [turns]),
    ],
  };
}

function nothingFound(userId: string, page: FoundPage, words: Words): Content {
  const { query, without, nearest, isGivenUp } = page;
  if (isGivenUp) return { html: `${queryLine(query)}\n\n${escapeHtml(words.search.tooLong)}` };
  const texts = [
    words.search.nothing,
    ...(without === undefined ? [] : [words.search.without(without.typed, without.total)]),
    ...(without === undefined && nearest === undefined ? [words.search.hint] : []),
  ];
  const mend = (text: string, how: "without" | "nearest"): Button[] => [
    { text, callback_data: pressData("mend", userId, how) },
  ];
  return {
    html: [queryLine(query), ...texts.map(escapeHtml)].join("\n\n"),
    buttons: [
      without === undefined
        ? []
        : mend(words.search.dropIt(shorten(without.typed, buttonLength)), "without"),
      nearest === undefined
        ? []
        : mend(words.search.nearest(shorten(nearest.word, buttonLength)), "nearest"),
    ].filter((row) => row.length > 0),
  };
}
