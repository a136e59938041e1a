import { escapeHtml, visibleLength } from "@memory/shared/telegram/html";
import { split } from "@memory/shared/telegram/shorten";

/** A paragraph of a message. Only its text may be continued on the next page. */
export type Block = {
  /** Short HTML in front of the text. */
  readonly html: string;
  readonly text?: string;
  readonly isQuote?: boolean;
};

/** With less room than this on a page, a text that does not fit begins on the next. */
const leastRoom = 400;

/**
 * The paragraphs on as few pages as they need, each of at most `room` visible characters. A page never ends
 * inside a tag, an entity or a character.
 */
export function pagesOf(blocks: readonly Block[], room: number): string[] {
  const pages: string[] = [];
  let page = "";
  const turn = () => {
    pages.push(page);
    page = "";
  };
  for (const block of blocks) {
    let rest: Block | undefined = block;
    while (rest !== undefined) {
      const { html, text = "" } = rest;
      const gap = page === "" ? 0 : 2;
      const free = room - visibleLength(page) - gap - visibleLength(html);
      if (text.length > free && free < leastRoom && page !== "") {
        turn();
        continue;
      }
      const [piece, after] = split(text, Math.max(free, 1));
      page = joined(page, { ...rest, text: piece });
      if (after !== "") turn();
      rest = after === "" ? undefined : { ...rest, html: "", text: after };
    }
  }
  return page === "" && pages.length > 0 ? pages : [...pages, page];
}

const quoteEnd = "</blockquote>";

/** Paragraphs of a quote that follow each other are one quote. */
function joined(page: string, { html, text = "", isQuote = false }: Block): string {
  const paragraph = html + escapeHtml(text);
  if (paragraph === "") return page;
  if (isQuote && page.endsWith(quoteEnd))
    return `${page.slice(0, -quoteEnd.length)}\n${paragraph}${quoteEnd}`;
  const whole = isQuote ? `<blockquote>${paragraph}${quoteEnd}` : paragraph;
  return page === "" ? whole : `${page}\n\n${whole}`;
}
