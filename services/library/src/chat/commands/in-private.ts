import type { Ports } from "../../ports.ts";
import type { AskedMessage, CommandHandler } from "../asked.ts";

/**
 * Answers in private chats alone. In a group, where everybody would see what somebody keeps, it offers a
 * link to the private chat, which asks there for the same: `/start` with this payload, of at most 64 of A-Za-z0-9_-.
 */
export const inPrivate =
  (payloadOf: (asked: AskedMessage) => string, answer: CommandHandler): CommandHandler =>
  async (asked, ports, delivery) => {
    if (asked.command.isPrivate) return answer(asked, ports, delivery);
    await offerPrivateChat(asked, payloadOf(asked), ports);
  };

export async function offerPrivateChat(
  { command, words }: AskedMessage,
  payload: string,
  { answers, startLink }: Pick<Ports, "answers" | "startLink">,
): Promise<void> {
  const buttons = [[{ text: words.list.openPrivate, url: startLink(payload) }]];
  await answers.say(command, { html: words.list.inPrivate, buttons });
}
