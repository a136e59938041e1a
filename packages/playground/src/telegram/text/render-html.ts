import { type Entity, type FormattedText, inReadingOrder } from "./formatted-text.ts";

const simple: Record<string, string> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  spoiler: "tg-spoiler",
  code: "code",
  blockquote: "blockquote",
};

/** Renders a text with its entities as Telegram HTML. All else is escaped, so it is safe in a page. */
export function renderHtml({ text, entities }: FormattedText): string {
  const waiting = inReadingOrder(entities);
  const render = (from: number, to: number): string => {
    let html = "";
    let at = from;
    for (let next = waiting[0]; next !== undefined && next.offset < to; next = waiting[0]) {
      waiting.shift();
      const start = Math.max(next.offset, at);
      const end = Math.min(next.offset + next.length, to);
      if (end <= start) continue;
      html += escapeHtml(text.slice(at, start));
      html += wrapped(next, text.slice(start, end), render(start, end));
      at = end;
    }
    return html + escapeHtml(text.slice(at, to));
  };
  return render(0, text.length);
}

function wrapped(entity: Entity, text: string, inner: string): string {
  const tag = simple[entity.type];
  if (tag !== undefined) return `<${tag}>${inner}</${tag}>`;
  switch (entity.type) {
    case "expandable_blockquote":
      return `<blockquote expandable>${inner}</blockquote>`;
    case "pre":
      return typeof entity.language === "string"
        ? `<pre><code class="language-${escapeHtml(entity.language)}">${inner}</code></pre>`
        : `<pre>${inner}</pre>`;
    case "text_link":
      return link(entity.url ?? "", inner);
    case "url":
      return link(/^https?:/i.test(text) ? text : `http://${text}`, inner);
    default:
      return inner;
  }
}

const link = (url: string, inner: string) =>
  /^(https?|tg|mailto|tel):/i.test(url) ? `<a href="${escapeHtml(url)}">${inner}</a>` : inner;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
