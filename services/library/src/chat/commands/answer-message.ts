import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { Answers } from "../../ports.ts";
import { words } from "../../words/en.ts";

type Message = Extract<CommandReceived["command"], { kind: "message" }>;
type Asked = Pick<CommandReceived, "userId" | "allowed"> & { readonly command: Message };

/** Answers a message without a link to X; in a group only a known command of a person who is allowed. */
export async function answerMessage(asked: Asked, answers: Answers): Promise<void> {
  const html = answerTo(asked);
  if (html !== undefined) await answers.say(asked.command, html);
}

function answerTo({ userId, allowed, command }: Asked): string | undefined {
  const { isPrivate } = command;
  if (!allowed) return isPrivate ? words.notAllowed(userId) : undefined;
  switch (command.command) {
    case "start":
      return words.start;
    case "help":
      return words.help;
    case "privacy":
      return words.privacy(isPrivate ? userId : undefined);
    case "save":
      return words.saveNeedsLink;
    case undefined:
      return isPrivate ? words.noLink : undefined;
    default:
      return isPrivate ? words.unknownCommand : undefined;
  }
}
