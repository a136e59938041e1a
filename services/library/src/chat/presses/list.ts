import { listTweets } from "../../tweets/list-tweets.ts";
import type { PressHandler } from "../asked.ts";
import { readPlace } from "../pages/page-place.ts";
import { renderList } from "../tweets/render-list.ts";
import { editPressed } from "./pressed-message.ts";

/** Turns a page of the list: `[page]`, as `placeCode` made it. */
export const turnList: PressHandler = async (press, [code], ports) => {
  const { userId, receivedAt: now, words } = press;
  const page = await listTweets({ userId, place: readPlace(code), now }, ports.archive);
  return editPressed(press, renderList(userId, page, words), ports);
};
