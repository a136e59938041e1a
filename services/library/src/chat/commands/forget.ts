import type { CommandHandler } from "../asked.ts";
import { forgetData } from "../presses/forget.ts";

/** Asks whether everything is to be erased; in a group only where to ask for it. */
export const askToForget: CommandHandler = async ({ command, words, ...received }, { answers }) => {
  const { forget } = words;
  if (!command.isPrivate) {
    await answers.say(command, { html: forget.inPrivate });
    return;
  }
  const buttons = [
    [{ text: forget.yes, callback_data: forgetData("yes", received) }],
    [{ text: forget.no, callback_data: forgetData("no", received) }],
  ];
  await answers.say(command, { html: forget.ask, buttons });
};
