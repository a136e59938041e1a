import { listTweets } from "../../tweets/list-tweets.ts";
import type { PressHandler } from "../asked.ts";
import { readPlace } from "../pages/page-place.ts";
import { renderList } from "../tweets/render-list.ts";
import { show } from "./show.ts";

/** Turns a page of the list: `[page]`, as `placeCode` made it. */
export const turnList: PressHandler = async (press, [code], { archive, answers }) => {
  const { userId, receivedAt: now, words } = press;
  const page = await listTweets({ userId, place: readPlace(code), now }, archive);
  return show(press, renderList(userId, page, words), answers);
};
