import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { Ports } from "../ports.ts";
import { wordsFor } from "../words/words-for.ts";
import type { Delivery } from "./asked.ts";
import { answerMessage } from "./commands/answer-message.ts";
import { answerInline } from "./inline/answer-inline.ts";
import { onlyDelivery } from "./only-delivery.ts";
import { answerPress } from "./presses/answer-press.ts";

/** Answers a command, a press or an inline query. Delivered again after a crash, a command may be answered twice. */
export async function answerCommand(
  received: CommandReceived,
  ports: Ports,
  delivery: Delivery = onlyDelivery,
): Promise<void> {
  const languageCode = await languageOf(received, ports);
  const telegramLanguage = received.languageCode;
  const words = wordsFor(languageCode);
  const asked = { ...received, languageCode, telegramLanguage, words };
  const { command } = received;
  if (command.kind === "message") await answerMessage({ ...asked, command }, ports, delivery);
  if (command.kind === "callback") await answerPress({ ...asked, command }, ports, delivery);
  if (command.kind === "inline") await answerInline({ ...asked, command }, ports);
}

/** The language that the person chose, else that of their Telegram. */
async function languageOf(
  { userId, allowed, languageCode }: CommandReceived,
  { people }: Pick<Ports, "people">,
): Promise<string | undefined> {
  const person = allowed ? await people.get(userId) : undefined;
  return person?.language ?? languageCode;
}

/** Tells the person that the command was given up, if they can be told. */
export async function apologize(
  received: CommandReceived,
  { people, answers, log }: Pick<Ports, "people" | "answers" | "log">,
): Promise<void> {
  const { command, allowed } = received;
  try {
    if (!allowed) return;
    // The tables may be what the command failed of.
    const languageCode = await languageOf(received, { people }).catch(() => received.languageCode);
    const words = wordsFor(languageCode);
    if (command.kind === "message") {
      if (command.isPrivate || command.command !== undefined)
        await answers.say(command, { html: words.base.parked });
      return;
    }
    if (command.kind === "inline") return;
    const { queryId, chatId, messageId } = command;
    const wasTold = await answers.answerPress(queryId, words.base.pressed.parked);
    if (wasTold || chatId === undefined || messageId === undefined) return;
    await answers.say({ chatId, messageId }, { html: words.base.parked });
  } catch (err) {
    log.warn({ err }, "nobody could be told that a command was given up");
  }
}
