import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Words } from "../../words/words.ts";
import type { ReplyContent } from "../reply-content.ts";
import { buttonsOfMany, buttonsOfOne } from "./buttons.ts";
import { renderCards } from "./cards.ts";
import { renderLines } from "./lines.ts";
import { linkSection } from "./link-section.ts";
import type { Rendered } from "./rendered.ts";
import { type ShownLink, shownLinks } from "./shown-links.ts";

/** With more links than this, each gets one line instead of a card. */
const maxCards = 10;

/** Renders the reply to a message: one card, several cards or, for many links, one line per link. */
export function renderReply(content: ReplyContent, words: Words): Rendered {
  const links = shownLinks(content);
  const leftOut = content.leftOut > 0 ? [escapeHtml(words.leftOut(content.leftOut))] : [];
  const [only] = links;
  if (links.length === 1 && only !== undefined) {
    const html = [linkSection(only.state, words), ...leftOut].join("\n\n");
    return { html, buttons: buttonsOfOne(content.userId, only.state, words) };
  }
  const head = bold(escapeHtml(words.summary(links.filter(isKept).length, links.length)));
  const parts = { head, leftOut, links };
  const cards = links.length <= maxCards ? renderCards(parts, words) : undefined;
  const html = cards ?? renderLines(parts, words);
  return { html, buttons: buttonsOfMany(content.userId, links, words) };
}

/** Says that a link was given up, when the message's row cannot be written. */
export const parkedReply = (words: Words): Rendered => ({
  html: `⚠️ ${escapeHtml(words.parked)}`,
  buttons: [],
});

const isKept = ({ state }: ShownLink) => state.kind === "saved" || state.kind === "already-saved";
