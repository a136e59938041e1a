import { anchor, bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Words } from "../../words/words.ts";
import type { Card } from "../link-state.ts";
import type { ShownState } from "../shown-state.ts";
import { factsOf, missingOf } from "./facts.ts";
import { headline, icons } from "./headline.ts";

/** The HTML for one link: a headline and, for a tweet, its author, text and facts. */
export function linkSection(state: ShownState, words: Words): string {
  const head = `${icons[state.kind]} ${escapeHtml(headline(state, words))}`;
  if (!("card" in state)) return head;
  const { card } = state;
  const author = byline(card, words);
  if (state.kind === "trashed") return `${head}\n${author}`;
  return [head, author, ...tweetParts(card, words)].filter((part) => part !== "").join("\n");
}

const tweetParts = (card: Card, words: Words): string[] => [
  card.articleTitle === undefined ? "" : bold(escapeHtml(words.articleTitle(card.articleTitle))),
  quotation(card.text),
  ...(card.pollOptions ?? []).map(({ label, percent }) =>
    escapeHtml(words.pollOption(label, percent)),
  ),
  card.poll === undefined ? "" : escapeHtml(pollState(card.poll, words)),
  card.linkTitle === undefined ? "" : escapeHtml(words.linkTitle(card.linkTitle)),
  card.communityNote === undefined ? "" : escapeHtml(words.communityNote(card.communityNote)),
  escapeHtml(factsOf(card, words).join(" · ")),
  card.tags === undefined ? "" : `🏷 ${escapeHtml(card.tags)}`,
  card.note === undefined ? "" : `📝 ${escapeHtml(card.note)}`,
  ...missingOf(card, words).map((text) => `⚠️ ${escapeHtml(text)}`),
];

function pollState({ closed, endsAt }: NonNullable<Card["poll"]>, words: Words): string {
  if (closed) return words.pollClosed;
  return words.pollOpen(endsAt === undefined ? undefined : words.formatDay(endsAt));
}

function byline({ name, handle, url, postedAt }: Card, { formatDay }: Words): string {
  const author = `${bold(escapeHtml(name))} ${anchor(url, escapeHtml(`@${handle}`))}`;
  return postedAt === undefined ? author : `${author} · ${escapeHtml(formatDay(postedAt))}`;
}

/** Longer texts (UTF-16 units) are folded until somebody taps them. */
const foldedAbove = 600;

function quotation(text: string): string {
  if (text === "") return "";
  const tag = text.length > foldedAbove ? "blockquote expandable" : "blockquote";
  return `<${tag}>${escapeHtml(text)}</blockquote>`;
}
