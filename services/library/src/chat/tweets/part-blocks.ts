import type { Copy } from "@memory/copies/rows/copy";
import type { Media, Poll, Post } from "@memory/shared/contracts/tweet";
import { anchor, bold, escapeHtml } from "@memory/shared/telegram/html";
import { shorten } from "@memory/shared/telegram/shorten";
import { shownLine, shownText } from "@memory/shared/telegram/shown-text";
import { copyAt, isKept, type KnownCopies } from "../../tweets/copies/known-copies.ts";
import type { Words } from "../../words/words.ts";
import type { Block } from "./blocks.ts";
import { copyState } from "./copy-state.ts";

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

export const mediaSigns = { photo: "🖼", video: "🎬", gif: "🎬" } as const;

/**
 * Each picture or video, with what is known of its copy, and a link to the source while there is none; those with
 * an alt text in a paragraph of their own.
 */
export function mediaBlocks({ media }: Post, copies: KnownCopies, words: Words): Block[] {
  const shown = (each: Media) => mediaLine(each, copyAt(copies, each.url), words);
  const bare = media.filter((each) => altOf(each) === "").map(shown);
  return [
    ...media.flatMap((each) =>
      altOf(each) === "" ? [] : [{ html: `${shown(each)}: `, text: altOf(each) }],
    ),
    ...(bare.length === 0 ? [] : [{ html: bare.join(" · ") }]),
  ];
}

function mediaLine({ kind, url }: Media, copy: Copy | undefined, words: Words): string {
  const name = escapeHtml(words.item.media[kind]);
  const state = copy === undefined ? "" : ` (${escapeHtml(copyState(copy, words.copies))})`;
  const isThere = copy !== undefined && isKept(copy);
  return `${mediaSigns[kind]} ${isThere ? name : anchor(url, name)}${state}`;
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
