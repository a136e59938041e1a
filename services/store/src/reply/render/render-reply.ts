import { encodeCallbackData } from "@memory/shared/contracts/callback-data";
import type { Link } from "@memory/shared/contracts/link";
import type { MissingPart } from "@memory/shared/contracts/tweet";
import { anchor, bold, escapeHtml, visibleLength } from "@memory/shared/telegram/html";
import { formatDay, words } from "../../words/en.ts";
import type { Card, LinkState } from "../link-state.ts";
import type { ReplyRow } from "../protocol/reply-row.ts";
import { shorten } from "./shorten.ts";

type Button =
  | { readonly text: string; readonly url: string }
  | { readonly text: string; readonly callback_data: string };
export type Rendered = { readonly html: string; readonly buttons: readonly Button[][] };

/** Telegram counts 4096 after parsing; a little is kept back. */
const maxLength = 4000;
/** From here on each link gets one line. */
const maxCards = 10;
const buttonsPerRow = 3;
/** Telegram takes 100 buttons. */
const maxButtons = 50;

/** The reply as the row stands: one card, several cards, or a line a link. */
export function renderReply(row: ReplyRow): Rendered {
  // In a group nobody is told whether or when a person had saved something before.
  const isPrivate = row.place.chatId > 0;
  const states = row.links.map((link) => ({ link, state: stateOf(row, link, isPrivate) }));
  const leftOut = row.leftOut > 0 ? [escapeHtml(words.leftOut(row.leftOut))] : [];
  const [only] = states;
  if (states.length === 1 && only !== undefined) {
    const html = [section(only.state), ...leftOut].join("\n\n");
    return { html, buttons: singleButtons(row, only.state) };
  }
  const saved = states.filter(({ state }) => isKept(state)).length;
  const head = bold(words.summary(saved, states.length));
  const cards = textLengths.map((textLength) =>
    [
      head,
      ...states.map(
        ({ link, state }, index) =>
          `${bold(`${index + 1}.`)} ${section(shortened(state, textLength))}${
            "card" in state ? "" : `\n${named(link)}`
          }`,
      ),
      ...leftOut,
    ].join("\n\n"),
  );
  const lines = [
    head,
    ...leftOut,
    ...states.map(({ link, state }, index) => `${index + 1}. ${line(link, state)}`),
  ];
  const html =
    (states.length <= maxCards
      ? cards.find((card) => visibleLength(card) <= maxLength)
      : undefined) ?? joinWithin(lines);
  return { html, buttons: numberedButtons(row, states) };
}

/** For when nothing else can be shown of a message. */
export const parkedReply: Rendered = { html: `⚠️ ${escapeHtml(words.parked)}`, buttons: [] };

/** How much of each text is shown: as much as leaves room for every link. */
const textLengths = [Number.POSITIVE_INFINITY, 200, 100, 40];

const shortened = (state: Shown, textLength: number): Shown =>
  "card" in state
    ? { ...state, card: { ...state.card, text: shorten(state.card.text, textLength) } }
    : state;

type Shown = LinkState | { readonly kind: "looking-up" };

function stateOf(row: ReplyRow, link: Link, isPrivate: boolean): Shown {
  const state = row.states.get(link.key)?.state;
  if (state?.kind === "already-saved" && !isPrivate) return { kind: "saved", card: state.card };
  if (state !== undefined) return state;
  if (link.refused !== undefined) return { kind: "not-a-tweet", why: link.refused };
  if (link.overLimit !== undefined) return { kind: "over-limit", span: link.overLimit };
  return { kind: "looking-up" };
}

const isKept = ({ kind }: Shown) => kind === "saved" || kind === "already-saved";

/** The first words of what is said about a link; for a tweet they stand above its card. */
function headline(state: Shown): string {
  switch (state.kind) {
    case "saved":
      return words.saved;
    case "already-saved":
      return words.alreadySavedOn(formatDay(state.savedAt));
    case "trashed":
      return words.deleted;
    case "gone":
      return words.gone[state.why];
    case "restricted":
      return words.restricted[state.why];
    case "not-a-tweet":
      return words.notATweet[state.why];
    case "unavailable":
      return words.unavailable;
    case "over-limit":
      return words.overLimit[state.span];
    case "delayed":
      return words.contentToFollow;
    case "parked":
      return words.parked;
    case "looking-up":
      return words.lookingUp;
  }
}

function section(state: Shown): string {
  const head = `${icons[state.kind]} ${escapeHtml(headline(state))}`;
  if (!("card" in state)) return head;
  const { card } = state;
  if (state.kind === "trashed") return `${head}\n${byline(card)}`;
  const title = card.articleTitle === undefined ? "" : words.articleTitle(card.articleTitle);
  return [
    head,
    byline(card),
    bold(escapeHtml(title)),
    quotation(card.text),
    ...(card.pollOptions ?? []).map((option) =>
      escapeHtml(words.pollOption(option.label, option.percent)),
    ),
    escapeHtml(card.linkTitle === undefined ? "" : words.linkTitle(card.linkTitle)),
    escapeHtml(factsOf(card).join(" · ")),
    ...card.missing.map((part) => `⚠️ ${escapeHtml(missingWords(card, part))}`),
  ]
    .filter((part) => part !== "" && part !== "<b></b>")
    .join("\n");
}

const factsOf = (card: Card): string[] =>
  [
    card.photos > 0 ? words.photos(card.photos) : [],
    card.videos > 0 ? words.videos(card.videos) : [],
    card.gifs > 0 ? words.gifs(card.gifs) : [],
    card.threadLength === undefined ? [] : words.thread(card.threadLength),
    card.quotedHandle === undefined ? [] : words.quotes(card.quotedHandle),
    card.repliesTo === undefined ? [] : words.repliesTo(card.repliesTo),
    card.repostedBy === undefined ? [] : words.repostedBy(card.repostedBy),
    card.hasCommunityNote === true ? words.communityNote : [],
    card.isSensitive === true ? words.sensitive : [],
    card.isOldEdition === true ? words.oldEdition : [],
  ].flat();

const missingWords = (card: Card, part: MissingPart): string =>
  part === "text" && card.keptCharacters !== undefined
    ? words.textCutAt(card.keptCharacters)
    : words.missing[part];

const icons: Record<Shown["kind"], string> = {
  saved: "✅",
  "already-saved": "📌",
  trashed: "🗑",
  gone: "🚫",
  restricted: "🔒",
  unavailable: "🤷",
  "not-a-tweet": "💡",
  "over-limit": "✋",
  delayed: "⏳",
  parked: "⚠️",
  "looking-up": "⏳",
};

/** Long texts are folded until they are tapped. */
const foldedAbove = 600;

function quotation(text: string): string {
  if (text === "") return "";
  const tag = text.length > foldedAbove ? "blockquote expandable" : "blockquote";
  return `<${tag}>${escapeHtml(text)}</blockquote>`;
}

function byline({ name, handle, url, postedAt }: Card): string {
  const author = `${bold(escapeHtml(name))} ${anchor(url, escapeHtml(`@${handle}`))}`;
  return postedAt === undefined ? author : `${author} · ${escapeHtml(formatDay(postedAt))}`;
}

function line(link: Link, state: Shown): string {
  const about =
    "card" in state ? anchor(state.card.url, escapeHtml(`@${state.card.handle}`)) : named(link);
  return `${icons[state.kind]} ${about} · ${words.brief[state.kind]}`;
}

/** A link as few characters tell it from its neighbours; as code, or a chat would make a link of them. */
function named({ url }: Link): string {
  const path = url.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/[?#].*$/, "");
  const short = path.length <= 36 ? path : `${path.slice(0, 12)}…${path.slice(-22)}`;
  return `<code>${escapeHtml(short)}</code>`;
}

/** Whole lines only, as many as have room, and how many have not. */
function joinWithin(lines: readonly string[]): string {
  let html = "";
  for (const [index, line] of lines.entries()) {
    const longer = index === 0 ? line : `${html}\n${line}`;
    const rest = `\n${words.more(lines.length - index)}`;
    if (visibleLength(longer) + rest.length > maxLength) return html + rest;
    html = longer;
  }
  return html;
}

function singleButtons(row: ReplyRow, state: Shown): Button[][] {
  const change = changeButton(row, state);
  if (!("card" in state) || change === undefined) return [];
  return [[{ text: words.buttons.open, url: state.card.url }, change]];
}

function numberedButtons(row: ReplyRow, states: { state: Shown }[]): Button[][] {
  const buttons = states
    .flatMap(({ state }, index) => changeButton(row, state, ` ${index + 1}`) ?? [])
    .slice(0, maxButtons);
  return Array.from({ length: Math.ceil(buttons.length / buttonsPerRow) }, (_, line) =>
    buttons.slice(line * buttonsPerRow, (line + 1) * buttonsPerRow),
  );
}

function changeButton(row: ReplyRow, state: Shown, number = ""): Button | undefined {
  if (!("card" in state)) return undefined;
  const action = state.kind === "trashed" ? "undo" : "delete";
  const { tweetId } = state.card;
  return {
    text: words.buttons[action] + number,
    callback_data: encodeCallbackData({ action, owner: row.userId, tweetId }),
  };
}
