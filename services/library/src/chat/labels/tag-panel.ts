import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Button, Content } from "@memory/shared/telegram/message-form";
import type { Labels } from "../../tweets/label-tweet.ts";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";
import { shownTag, tagCode, tagsHtml } from "../tag-words.ts";
import { tweetLink } from "./tweet-link.ts";

type Shown = {
  readonly userId: string;
  readonly tweetId: string;
  readonly labels: Labels;
  /** Tags that the person uses elsewhere, the most used first. */
  readonly others: readonly string[];
};

const mostButtons = 40;
const mostOffered = 6;
/** More would cut their words on a phone. */
const perRow = 2;

/** The tags of one tweet, with a button to remove each, and buttons to add others. A reply to it adds tags too. */
export function tagPanel({ userId, tweetId, labels, others }: Shown, words: Words): Content {
  const { title, none, hint } = words.labels.panel;
  const { tags } = labels;
  const button = (sign: string, name: string, tag: string): Button => ({
    text: `${sign} ${shownTag(tag)}`,
    callback_data: pressData(name, userId, tweetId, tagCode(tag)),
  });
  const offered = others.filter((tag) => !tags.some((own) => tagCode(own) === tagCode(tag)));
  return {
    html: [
      `🏷 ${bold(escapeHtml(title))} · ${tweetLink(tweetId)}`,
      tags.length === 0 ? escapeHtml(none) : tagsHtml(tags),
      escapeHtml(hint),
    ].join("\n"),
    buttons: [
      ...inRows(tags.slice(0, mostButtons).map((tag) => button("✕", "untag", tag))),
      ...inRows(offered.slice(0, mostOffered).map((tag) => button("+", "addtag", tag))),
      [
        {
          text: words.labels.buttons.note,
          callback_data: pressData("note", userId, tweetId),
        },
      ],
    ],
  };
}

const inRows = (buttons: readonly Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
