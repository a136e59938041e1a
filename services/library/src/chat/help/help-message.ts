import type { Content } from "@memory/shared/telegram/message-form";
import { type HelpTopic, helpTopics } from "../../words/help/words.ts";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";

const perRow = 2;

/** What there is help about, or the help on one topic. */
export function helpMessage(userId: string, topic: HelpTopic | undefined, words: Words): Content {
  const { overview, topics, back } = words.help;
  const to = (text: string, name: string) => ({
    text,
    callback_data: pressData("help", userId, name),
  });
  if (topic !== undefined) return { html: topics[topic].text, buttons: [[to(back, "all")]] };
  const buttons = helpTopics.map((name) => to(topics[name].title, name));
  return {
    html: overview,
    buttons: Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
      buttons.slice(row * perRow, (row + 1) * perRow),
    ),
  };
}
