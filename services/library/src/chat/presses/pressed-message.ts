import type { Content } from "@memory/shared/telegram/message-form";
import type { Ports } from "../../ports.ts";
import type { AskedPress } from "../asked.ts";

type Answering = Pick<Ports, "answers">;

/**
 * Shows the content in the pressed message, or in a new one if that can be changed no more. Returns what is shown
 * over the button if there is no such message.
 */
export async function editPressed(
  { command, words }: AskedPress,
  content: Content,
  { answers }: Answering,
): Promise<string | undefined> {
  const { chatId, messageId } = command;
  if (chatId === undefined || messageId === undefined) return words.base.pressed.outdated;
  if (!(await answers.edit(chatId, messageId, content)))
    await answers.say({ chatId, messageId }, content);
  return undefined;
}

/** Shows the content in a new message, as a reply to the pressed one. */
export async function sayUnder(
  { command, words }: AskedPress,
  content: Content,
  { answers }: Answering,
): Promise<string | undefined> {
  const { chatId, messageId } = command;
  if (chatId === undefined || messageId === undefined) return words.base.pressed.outdated;
  await answers.say({ chatId, messageId }, content);
  return undefined;
}
