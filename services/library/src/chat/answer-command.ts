import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { Log } from "@memory/shared/process/log";
import type { Answers } from "../ports.ts";
import { wordsFor } from "../words/words-for.ts";
import { answerMessage } from "./commands/answer-message.ts";
import { answerPress, type Ports } from "./presses/answer-press.ts";

/** Answers a command or a press. Delivered again after a crash, a command may be answered twice. */
export async function answerCommand(received: CommandReceived, ports: Ports): Promise<void> {
  const { command } = received;
  if (command.kind === "message") await answerMessage({ ...received, command }, ports.answers);
  else await answerPress({ ...received, command }, ports);
}

/** Tells the person that the command was given up, if they can be told. */
export async function apologize(
  { command, allowed, languageCode }: CommandReceived,
  { answers, log }: { answers: Answers; log: Log },
): Promise<void> {
  const words = wordsFor(languageCode);
  try {
    if (!allowed) return;
    if (command.kind === "message") {
      if (command.isPrivate || command.command !== undefined)
        await answers.say(command, words.parked);
      return;
    }
    const { queryId, chatId, messageId } = command;
    const wasTold = await answers.answerPress(queryId, words.pressed.parked);
    if (wasTold || chatId === undefined || messageId === undefined) return;
    await answers.say({ chatId, messageId }, words.parked);
  } catch (err) {
    log.warn({ err }, "nobody could be told that a command was given up");
  }
}
