import { listTweets } from "../../tweets/list-tweets.ts";
import type { CommandHandler } from "../asked.ts";
import { renderList } from "../tweets/render-list.ts";

/** /list: what the person keeps, the newest first. */
export const answerList: CommandHandler = async (asked, { archive, answers }) => {
  const { userId, receivedAt: now, command, words } = asked;
  const page = await listTweets({ userId, place: { kind: "first" }, now }, archive);
  await answers.say(command, renderList(userId, page, words));
};
