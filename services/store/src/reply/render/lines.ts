import { anchor, escapeHtml, visibleLength } from "@memory/shared/telegram/html";
import type { Words } from "../../words/words.ts";
import { icons } from "./headline.ts";
import { maxLength } from "./rendered.ts";
import { shortUrl } from "./short-url.ts";
import type { ReplyParts, ShownLink } from "./shown-links.ts";

/** A numbered line per link, as many as have room, and how many lines are left out. */
export const renderLines = ({ head, leftOut, links }: ReplyParts, words: Words): string =>
  joinWithin(
    [head, ...leftOut, ...links.map((link, index) => `${index + 1}. ${lineOf(link, words)}`)],
    words,
  );

function lineOf({ link, state }: ShownLink, words: Words): string {
  const about =
    "card" in state ? anchor(state.card.url, escapeHtml(`@${state.card.handle}`)) : shortUrl(link);
  return `${icons[state.kind]} ${about} · ${escapeHtml(words.brief[state.kind])}`;
}

function joinWithin(lines: readonly string[], words: Words): string {
  let html = "";
  for (const [index, line] of lines.entries()) {
    const longer = index === 0 ? line : `${html}\n${line}`;
    const rest = `\n${escapeHtml(words.more(lines.length - index))}`;
    if (visibleLength(longer) + visibleLength(rest) > maxLength) return html + rest;
    html = longer;
  }
  return html;
}
