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

/** A link to each picture or video; those with an alt text in a paragraph of their own. */
export function mediaBlocks({ media }: Post, words: Words): Block[] {
  const linkOf = ({ kind, url }: Media) =>
    `${signs[kind]} ${anchor(url, escapeHtml(words.item.media[kind]))}`;
  const bare = media.filter((each) => altOf(each) === "").map(linkOf);
  return [
    ...media.flatMap((each) =>
      altOf(each) === "" ? [] : [{ html: `${linkOf(each)}: `, text: altOf(each) }],
    ),
    ...(bare.length === 0 ? [] : [{ html: bare.join(" · ") }]),
  ];
}

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
