import { listTweets } from "../../tweets/list-tweets.ts";
import type { CommandHandler } from "../asked.ts";
import { renderList } from "../tweets/render-list.ts";

/** /list: what the person keeps, the newest first. */
export const answerList: CommandHandler = async (
  { userId, command, words },
  { archive, answers },
) => {
  const page = await listTweets({ userId, place: { kind: "first" } }, archive);
  await answers.say(command, renderList(userId, page, words));
};
