import type { Content } from "@memory/shared/telegram/message-form";
import type { Answers } from "../../ports.ts";
import type { AskedPress } from "../asked.ts";

/**
 * Shows the content in the pressed message, or in a new one if that can be changed no more. Returns what is
 * shown over the button if there is no such message.
 */
export async function show(
  { command, words }: AskedPress,
  content: Content,
  { edit, say }: Pick<Answers, "edit" | "say">,
): Promise<string | undefined> {
  const { chatId, messageId } = command;
  if (chatId === undefined || messageId === undefined) return words.base.pressed.outdated;
  if (!(await edit(chatId, messageId, content))) await say({ chatId, messageId }, content);
  return undefined;
}
