import type { CommandHandler } from "../asked.ts";
import { helpMessage } from "../help/help-message.ts";

export const answerHelp: CommandHandler = async ({ userId, words, command }, { answers }) =>
  void (await answers.say(command, helpMessage(userId, undefined, words)));
