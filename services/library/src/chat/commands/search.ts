import { escapeHtml } from "@memory/shared/telegram/html";
import type { Ports } from "../../ports.ts";
import { findTweets } from "../../tweets/find-tweets.ts";
import { listTweets } from "../../tweets/list-tweets.ts";
import type { AskedMessage, CommandHandler } from "../asked.ts";
import { tidyQuery } from "../search/query-line.ts";
import { renderSearch } from "../search/render-search.ts";
import { renderList } from "../tweets/render-list.ts";

export const hitsPerPage = 10;

/**
 * /search with words, or bare words: what they find. Without words: the latest, and what can be asked. Whoever
 * keeps nothing yet is told how to begin.
 */
export const answerSearch: CommandHandler = async (asked, ports) => {
  const { userId, command, words } = asked;
  const query = tidyQuery(command.argument);
  if (query === "") return sayLatest(asked, ports);
  const page = await findTweets({ userId, query, offset: 0, limit: hitsPerPage }, ports);
  const isInVain =
    !page.isGivenUp && page.found.length === 0 && (await keepsNothing(userId, ports));
  const content = isInVain ? { html: words.list.empty } : renderSearch(userId, page, words);
  await ports.answers.say(command, content);
};

async function sayLatest(asked: AskedMessage, { archive, answers }: Ports): Promise<void> {
  const { userId, receivedAt: now, command, words } = asked;
  const page = await listTweets({ userId, place: { kind: "first" }, now }, archive);
  const list = renderList(userId, page, words);
  const hint = page.tweets.length === 0 ? "" : `${escapeHtml(words.search.hint)}\n\n`;
  await answers.say(command, { ...list, html: hint + list.html });
}

const keepsNothing = async (userId: string, { archive }: Ports): Promise<boolean> =>
  (await archive.list({ userId, limit: 1 })).tweets.length === 0;
