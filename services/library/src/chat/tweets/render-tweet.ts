import type { KeptWhole } from "@memory/archive/archive";
import { visibleLength } from "@memory/shared/telegram/html";
import type { Button, Content } from "@memory/shared/telegram/message-form";
import { type KnownCopies, noCopies } from "../../tweets/copies/known-copies.ts";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";
import { backButton } from "./back.ts";
import { pagesOf } from "./blocks.ts";
import { mediaToSend } from "./media-to-send.ts";
import { tweetBlocks } from "./tweet-blocks.ts";

/** Visible characters. Telegram takes 4096; the rest is a reserve. */
const maxLength = 4000;

type Opened = {
  readonly kept: KeptWhole;
  /** Default: nothing is known of copies. */
  readonly copies?: KnownCopies;
  /** As `backButton` reads it. */
  readonly back: string;
  /** From 0; that which is there, if this is not. */
  readonly page?: number;
  /** HTML above the tweet. */
  readonly head?: string | undefined;
};

/** An opened tweet as a message: a page of everything that is kept of it, and what can be done with it. */
export function renderTweet(userId: string, opened: Opened, words: Words): Content {
  const { kept, copies = noCopies, back, page: asked = 0, head } = opened;
  const above = head === undefined ? "" : `${head}\n\n`;
  const pages = pagesOf(tweetBlocks(kept, copies, words), maxLength - visibleLength(above));
  const page = Math.max(0, Math.min(asked, pages.length - 1));
  const [preview] = page === 0 && kept.tweet.sensitive !== true ? kept.tweet.media : [];
  return {
    html: above + (pages[page] ?? ""),
    buttons: buttonsOf(userId, { kept, copies, back, page, pageCount: pages.length }, words),
    previewUrl: preview?.kind === "photo" ? preview.url : preview?.previewUrl,
  };
}

type Shown = {
  kept: KeptWhole;
  copies: KnownCopies;
  back: string;
  page: number;
  pageCount: number;
};

function buttonsOf(
  owner: string,
  { kept, copies, back, page, pageCount }: Shown,
  words: Words,
): Button[][] {
  const { tweet } = kept;
  const { buttons } = words.item;
  const of = (text: string, name: string, ...args: (string | number)[]) => ({
    text,
    callback_data: pressData(name, owner, tweet.id, ...args),
  });
  const media = mediaToSend(tweet, copies).length;
  const turn = (text: string, to: number) =>
    to < 0 || to >= pageCount ? [] : [of(text, "item", back, to)];
  const turns = [
    ...turn(`◀ ${page}/${pageCount}`, page - 1),
    ...turn(`${page + 2}/${pageCount} ▶`, page + 1),
  ];
  return [
    turns,
    [
      { text: buttons.open, url: tweet.url },
      ...(media === 0 ? [] : [of(buttons.media(media), "media")]),
    ],
    [of(buttons.tag, "tag"), of(buttons.note, "note"), of(buttons.delete, "del", back)],
    [backButton(owner, tweet.id, back, words)],
  ].filter((row) => row.length > 0);
}
