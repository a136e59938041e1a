import type { Ports } from "../../ports.ts";
import { findTweets, mendedQuery } from "../../tweets/find-tweets.ts";
import type { AskedPress, PressHandler } from "../asked.ts";
import { hitsPerPage } from "../commands/search.ts";
import { queryIn } from "../search/query-line.ts";
import { renderSearch } from "../search/render-search.ts";
import { editPressed } from "./pressed-message.ts";

/** Turns a page of hits, or goes back to it: `[offset]`. */
export const turnSearch: PressHandler = async (press, [at], ports) => {
  const query = queryIn(press.command.text);
  if (query === undefined) return press.words.search.lost;
  const offset = /^\d{1,6}$/.test(at ?? "") ? Number(at) : 0;
  return showFound(press, query, offset, ports);
};

/** Searches again without what excluded everything, or with the nearest word: `[how]`. */
export const mendSearch: PressHandler = async (press, [how], ports) => {
  const { userId, words, command } = press;
  const query = queryIn(command.text);
  if (query === undefined) return words.search.lost;
  const found = await findTweets({ userId, query, offset: 0, limit: hitsPerPage }, ports);
  const mended = mendedQuery(query, how === "without" ? "without" : "nearest", found);
  return showFound(press, mended, 0, ports);
};

/** Shows in place of a digest all tweets that are gone at their source. */
export const showGone: PressHandler = (press, _, ports) => showFound(press, "is:gone", 0, ports);

async function showFound(press: AskedPress, query: string, offset: number, ports: Ports) {
  const { userId, words } = press;
  const page = await findTweets({ userId, query, offset, limit: hitsPerPage }, ports);
  return editPressed(press, renderSearch(userId, page, words), ports);
}
