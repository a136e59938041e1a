import type { Media, Poll, Post } from "@memory/shared/contracts/tweet";
import { anchor, bold, escapeHtml } from "@memory/shared/telegram/html";
import { shorten } from "@memory/shared/telegram/shorten";
import { shownLine, shownText } from "@memory/shared/telegram/shown-text";
import type { Words } from "../../words/words.ts";
import type { Block } from "./blocks.ts";

const titleLength = 200;
const titled = (title: string) => shorten(shownLine(title), titleLength);

/** An article with its text, and the page that the post links to. */
export function articleBlocks({ article, card }: Post, words: Words): Block[] {
  const { title, text, preview } = article ?? {};
  return [
    title === undefined
      ? []
      : { html: `📰 ${bold(escapeHtml(words.item.article(titled(title))))}` },
    article === undefined ? [] : { html: "", text: shownText(text ?? preview ?? "").trim() },
    card === undefined
      ? []
      : {
          html: `🔗 ${anchor(card.url, escapeHtml(titled(card.title) || card.url.slice(0, titleLength)))}`,
        },
  ].flat();
}

export function pollBlocks({ poll }: Post, words: Words): Block[] {
  if (poll === undefined) return [];
  const total = poll.options.reduce((sum, { votes = 0 }) => sum + votes, 0);
  const options = poll.options.map(({ label, votes }) => {
    const share =
      votes === undefined || total === 0 ? "" : ` · ${Math.round((votes / total) * 100)} %`;
    return `▫️ ${titled(label)}${share}`;
  });
  return [{ html: "📊\n", text: [...options, pollState(poll, words)].join("\n").trim() }];
}

/** Nothing if no source says whether it is open. */
function pollState({ closed, endsAt }: Poll, words: Words): string {
  if (closed === undefined) return "";
  if (closed) return words.item.pollClosed;
  return words.item.pollOpen(endsAt === undefined ? undefined : words.list.formatDay(endsAt));
}

const signs = { photo: "🖼", video: "🎬", gif: "🎬" } as const;

/** A link to each picture or video, with its alt text. */
export const mediaBlocks = ({ media }: Post, words: Words): Block[] =>
  media.map((each) => {
    const link = `${signs[each.kind]} ${anchor(each.url, escapeHtml(words.item.media[each.kind]))}`;
    const alt = altOf(each);
    return alt === "" ? { html: link } : { html: `${link}: `, text: alt };
  });

const altOf = ({ altText = "" }: Media): string => shownText(altText).trim();

export const noteBlocks = ({ communityNote }: Post, words: Words): Block[] =>
  communityNote === undefined
    ? []
    : [
        {
          html: `👥 ${bold(escapeHtml(words.item.communityNote))} `,
          text: shownText(communityNote),
        },
      ];
