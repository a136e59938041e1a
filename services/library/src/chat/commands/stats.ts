import { countTweets } from "../../tweets/count-tweets.ts";
import type { CommandHandler } from "../asked.ts";
import { statsMessage } from "../stats/stats-message.ts";

export const answerStats: CommandHandler = async (asked, { archive, answers, now }) => {
  const { userId, words, command } = asked;
  const statistics = await countTweets(userId, archive, now());
  await answers.say(command, statsMessage(statistics, words));
};
