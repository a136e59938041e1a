import { anchor, bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Content } from "@memory/shared/telegram/message-form";
import type { ListedPage } from "../../tweets/list-tweets.ts";
import type { Words } from "../../words/words.ts";
import { placeCode } from "../pages/page-place.ts";
import { pressData } from "../presses/press-data.ts";
import { beginningOf, listEntry } from "./list-line.ts";
import { numberButtons } from "./number-buttons.ts";

/** A page of the list as a message: an entry and a button for each tweet, and the ways to the pages beside it. */
export function renderList(userId: string, page: ListedPage, words: Words): Content {
  const { tweets, older, newer } = page;
  const pending = pendingLines(page, words);
  if (tweets.length === 0 && pending === "") return { html: words.list.empty };
  const entries = tweets.map((kept, index) =>
    listEntry(index + 1, kept, beginningOf(kept, words), words),
  );
  const first = tweets[0]?.item.Timestamp;
  const back = first === undefined || newer === undefined ? "l" : `l${placeCode("f", first)}`;
  const to = (letter: "b" | "a", timestamp: string) =>
    pressData("list", userId, placeCode(letter, timestamp));
  const turns = [
    newer === undefined ? [] : { text: words.list.newer, callback_data: to("a", newer) },
    older === undefined ? [] : { text: words.list.older, callback_data: to("b", older) },
  ].flat();
  return {
    html: [bold(escapeHtml(words.list.title)), pending, ...entries]
      .filter((part) => part !== "")
      .join("\n\n"),
    buttons: [
      ...numberButtons(userId, tweets, { back: () => back }),
      ...(turns.length === 0 ? [] : [turns]),
    ],
  };
}

function pendingLines({ pending }: ListedPage, words: Words): string {
  if (pending === undefined || pending.count === 0) return "";
  const { newest, count } = pending;
  const links = newest.map(({ TweetID }) =>
    anchor(`https://x.com/i/status/${TweetID}`, `…/${TweetID}`),
  );
  const more = count > newest.length ? [escapeHtml(words.list.more(count - newest.length))] : [];
  return [`⏳ ${escapeHtml(words.list.pending(count))}`, ...links, ...more].join("\n");
}
