import type { Content } from "@memory/shared/telegram/message-form";
import type { AskedMessage, CommandHandler } from "../asked.ts";
import { pressData } from "../presses/press-data.ts";
import { answerList } from "./list.ts";
import { answerRandom } from "./random.ts";
import { answerSearch } from "./search.ts";
import { answerSettings } from "./settings.ts";
import { readPayload } from "./start-payload.ts";
import { answerStats } from "./stats.ts";
import { showTags } from "./tags.ts";
import { showTrash } from "./undo.ts";

/** What a link to the bot can ask for: to show something, never to change it, since anybody can write such a link. */
const destinations: ReadonlyMap<string, CommandHandler> = new Map([
  ["list", answerList],
  ["random", answerRandom],
  ["search", answerSearch],
  ["settings", answerSettings],
  ["stats", answerStats],
  ["tags", showTags],
  ["undo", showTrash],
]);

/** /start, as a person types it, or as Telegram sends it for a link such as t.me/bot?start=list. */
export const answerStart: CommandHandler = async (asked, ports, delivery) => {
  const { command } = asked;
  const { name, argument } = readPayload(command.argument);
  const answer = command.isPrivate ? destinations.get(name) : undefined;
  if (answer === undefined) return void (await ports.answers.say(command, startMessage(asked)));
  await answer(withArgument(asked, argument), ports, delivery);
};

/** In a group the buttons would show one person's tweets to all. */
function startMessage({ userId, command, words }: AskedMessage): Content {
  const { base, help } = words;
  if (!command.isPrivate) return { html: base.start };
  const open = (text: string, name: string) => ({
    text,
    callback_data: pressData("open", userId, name),
  });
  return {
    html: base.start,
    buttons: [
      [
        open(`📚 ${help.start.list}`, "list"),
        { text: `🔎 ${help.start.search}`, switch_inline_query_current_chat: "" },
      ],
      [open(`⚙️ ${help.start.settings}`, "settings"), open(`❓ ${help.start.help}`, "help")],
    ],
  };
}

const withArgument = (asked: AskedMessage, argument: string): AskedMessage => ({
  ...asked,
  command: { ...asked.command, argument },
});
