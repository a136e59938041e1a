import type { AskedMessage, CommandHandler } from "../asked.ts";
import { answerList } from "./list.ts";
import { answerRandom } from "./random.ts";
import { answerSearch } from "./search.ts";
import { readPayload } from "./start-payload.ts";

/** What a link to the bot can ask for. */
const destinations: ReadonlyMap<string, CommandHandler> = new Map([
  ["list", answerList],
  ["random", answerRandom],
  ["search", answerSearch],
]);

/** /start, as a person types it, or as Telegram sends it for a link such as t.me/bot?start=list. */
export const answerStart: CommandHandler = async (asked, ports, delivery) => {
  const { command, words } = asked;
  const { name, argument } = readPayload(command.argument);
  const answer = command.isPrivate ? destinations.get(name) : undefined;
  if (answer === undefined)
    return void (await ports.answers.say(command, { html: words.base.start }));
  await answer(withArgument(asked, argument), ports, delivery);
};

const withArgument = (asked: AskedMessage, argument: string): AskedMessage => ({
  ...asked,
  command: { ...asked.command, argument },
});
