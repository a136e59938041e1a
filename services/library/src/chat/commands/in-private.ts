import type { AskedMessage, CommandHandler } from "../asked.ts";

/**
 * Answers in private chats alone. In a group, where everybody would see what somebody keeps, it offers a
 * link to the private chat, which asks there for the same: `/start` with this payload, of at most 64 of A-Za-z0-9_-.
 */
export const inPrivate =
  (payloadOf: (asked: AskedMessage) => string, answer: CommandHandler): CommandHandler =>
  async (asked, ports, delivery) => {
    if (asked.command.isPrivate) return answer(asked, ports, delivery);
    const { command, words } = asked;
    const url = ports.startLink(payloadOf(asked));
    const buttons = [[{ text: words.list.openPrivate, url }]];
    await ports.answers.say(command, { html: words.list.inPrivate, buttons });
  };
