import type { CommandHandler } from "../asked.ts";
import { settingsMessage } from "../settings/settings-message.ts";

export const answerSettings: CommandHandler = async (asked, { people, answers }) => {
  const { userId, words, command } = asked;
  await answers.say(command, settingsMessage(userId, await people.get(userId), words));
};
