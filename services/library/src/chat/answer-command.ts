import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { Log } from "@memory/shared/process/log";
import type { Chat } from "../ports.ts";
import { wordsFor } from "../words/words-for.ts";
import { answerMessage } from "./commands/answer-message.ts";
import { answerPress, type Ports } from "./presses/answer-press.ts";

/** Answers a command or a press. A redelivery after a crash may answer a command again, no more. */
export async function answerCommand(received: CommandReceived, ports: Ports): Promise<void> {
  const { command } = received;
  if (command.kind === "message") await answerMessage({ ...received, command }, ports.chat);
  else await answerPress({ ...received, command }, ports);
}

/** Tells the person that the command was given up, as well as can be. */
export async function apologize(
  { command, allowed, languageCode }: CommandReceived,
  { chat, log }: { chat: Chat; log: Log },
): Promise<void> {
  const words = wordsFor(languageCode);
  try {
    if (!allowed) return;
    if (command.kind === "message") {
      if (command.isPrivate || command.command !== undefined) await chat.say(command, words.parked);
      return;
    }
    const { queryId, chatId, messageId } = command;
    const wasTold = await chat.answerPress(queryId, words.pressed.parked);
    if (wasTold || chatId === undefined || messageId === undefined) return;
    await chat.say({ chatId, messageId }, words.parked);
  } catch (err) {
    log.warn({ err }, "nobody could be told that a command was given up");
  }
}
