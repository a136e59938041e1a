import { escapeHtml } from "@memory/shared/telegram/html";
import { findTweets } from "../../tweets/find-tweets.ts";
import { listTweets } from "../../tweets/list-tweets.ts";
import type { CommandHandler } from "../asked.ts";
import { tidyQuery } from "../search/query-line.ts";
import { renderSearch } from "../search/render-search.ts";
import { renderList } from "../tweets/render-list.ts";

export const hitsPerPage = 10;

/** /search with words, or bare words: what they find. Without words: the latest, and what can be asked. */
export const answerSearch: CommandHandler = async (asked, ports) => {
  const { userId, command, words } = asked;
  const query = tidyQuery(command.argument);
  if (query === "") {
    const page = await listTweets({ userId, place: { kind: "first" } }, ports.archive);
    const list = renderList(userId, page, words);
    const html =
      page.tweets.length === 0 ? list.html : `${escapeHtml(words.search.hint)}\n\n${list.html}`;
    return void (await ports.answers.say(command, { ...list, html }));
  }
  const page = await findTweets({ userId, query, offset: 0, limit: hitsPerPage }, ports);
  await ports.answers.say(command, renderSearch(userId, page, words));
};
