import { bold, visibleLength } from "@memory/shared/telegram/html";
import { shorten } from "@memory/shared/telegram/shorten";
import type { Words } from "../../words/words.ts";
import type { ShownState } from "../shown-state.ts";
import { linkSection } from "./link-section.ts";
import { maxLength } from "./rendered.ts";
import { shortUrl } from "./short-url.ts";
import type { ReplyParts, ShownLink } from "./shown-links.ts";

/** UTF-16 units to which each tweet's text is cut; the first that leaves room for all cards counts. */
const textLengths = [Number.POSITIVE_INFINITY, 200, 100, 40];

/** A numbered card per link; undefined if there is no room even with the shortest texts. */
export function renderCards(
  { head, leftOut, links }: ReplyParts,
  words: Words,
): string | undefined {
  for (const textLength of textLengths) {
    const cards = links.map(
      (link, index) => `${bold(`${index + 1}.`)} ${cardOf(link, textLength, words)}`,
    );
    const html = [head, ...cards, ...leftOut].join("\n\n");
    if (visibleLength(html) <= maxLength) return html;
  }
  return undefined;
}

function cardOf({ link, state }: ShownLink, textLength: number, words: Words): string {
  const section = linkSection(withText(state, textLength), words);
  return "card" in state ? section : `${section}\n${shortUrl(link)}`;
}

function withText(state: ShownState, length: number): ShownState {
  if (!("card" in state)) return state;
  const { text, communityNote, tags, note } = state.card;
  const shortened = {
    text: shorten(text, length),
    communityNote: communityNote && shorten(communityNote, length),
    tags: tags && shorten(tags, length),
    note: note && shorten(note, length),
  };
  return { ...state, card: { ...state.card, ...shortened } };
}
