import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Content } from "@memory/shared/telegram/message-form";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";
import { tweetLink } from "./tweet-link.ts";

type Shown = {
  readonly userId: string;
  readonly tweetId: string;
  readonly note: string | undefined;
};

/** Asks for the note of a tweet. If there is one, shows it with a button to remove it; a reply replaces it. */
export function notePanel({ userId, tweetId, note }: Shown, words: Words): Content {
  const { title, ask, askAnew, hint } = words.labels.note;
  const head = `📝 ${bold(escapeHtml(title))} · ${tweetLink(tweetId)}`;
  if (note === undefined) return { html: `${head}\n${escapeHtml(ask)}`, asks: hint };
  return {
    html: [head, escapeHtml(note), escapeHtml(askAnew)].join("\n"),
    buttons: [
      [
        {
          text: words.labels.buttons.removeNote,
          callback_data: pressData("unnote", userId, tweetId),
        },
        { text: words.labels.buttons.tag, callback_data: pressData("tag", userId, tweetId) },
      ],
    ],
  };
}
