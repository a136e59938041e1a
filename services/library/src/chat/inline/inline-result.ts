import type { Kept } from "@memory/archive/archive";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { anchor, bold, escapeHtml } from "@memory/shared/telegram/html";
import { shorten } from "@memory/shared/telegram/shorten";
import { shownLine, shownText } from "@memory/shared/telegram/shown-text";
import type { InlineResult } from "../../ports.ts";
import type { Words } from "../../words/words.ts";
import { firstWords } from "../tweets/first-words.ts";
import { marksOf } from "../tweets/marks.ts";
import { isolated, nameOf } from "../tweets/shown-name.ts";

const descriptionLength = 120;
const textLength = 3_500;

/** A tweet as a result that can be shared: its author, text and link, and nothing that the person added. */
export function inlineResult({ item }: Kept, words: Words): InlineResult {
  const { Tweet: tweet } = item;
  const { author, postedAt, text, article, url } = tweet;
  const name = nameOf(author);
  const day = postedAt === undefined ? [] : [words.list.formatDay(postedAt)];
  const said = shownText(text).trim() || firstWords({ ...tweet, text: "" });
  const html = [
    [
      `${isolated(bold(escapeHtml(name)))} ${anchor(url, escapeHtml(`@${author.handle}`))}`,
      ...day,
    ].join(" · "),
    ...(article === undefined
      ? []
      : [`📰 ${bold(escapeHtml(shorten(shownLine(article.title), 200)))}`]),
    escapeHtml(shorten(said, textLength)),
    escapeHtml(url),
  ];
  const picture = pictureOf(tweet);
  return {
    id: tweet.id,
    title: [isolated(name), ...day, marksOf(tweet)].filter((part) => part !== "").join(" · "),
    description: shorten(firstWords(tweet), descriptionLength) || words.list.noWords,
    thumbnailUrl: picture,
    content: { html: html.filter((part) => part !== "").join("\n\n"), previewUrl: picture },
  };
}

function pictureOf({ media, sensitive }: Tweet): string | undefined {
  const [first] = sensitive === true ? [] : media;
  return first?.kind === "photo" ? first.url : first?.previewUrl;
}
