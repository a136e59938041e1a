import type { CommandHandler, PressHandler } from "../asked.ts";
import { answerHelp } from "../commands/help.ts";
import { answerList } from "../commands/list.ts";
import { answerSettings } from "../commands/settings.ts";
import { onlyDelivery } from "../only-delivery.ts";

/** The commands that have a button. */
const answers: ReadonlyMap<string, CommandHandler> = new Map([
  ["list", answerList],
  ["settings", answerSettings],
  ["help", answerHelp],
]);

/** Answers a command in a new message, below the pressed one: `[command]`. Its buttons are in private chats alone. */
export const openCommand: PressHandler = async (press, [name], ports) => {
  const { chatId, messageId } = press.command;
  const answer = answers.get(name ?? "");
  if (answer === undefined || chatId === undefined || messageId === undefined)
    return press.words.base.pressed.outdated;
  const command = { kind: "message", chatId, messageId, isPrivate: true } as const;
  await answer({ ...press, command }, ports, onlyDelivery);
  return undefined;
};
