import { shownText } from "./shown-text.ts";

/**
 * Escapes text for Telegram's HTML mode, for content and for attributes alike. Drops characters that
 * would act unseen in the chat.
 */
export const escapeHtml = (text: string): string =>
  shownText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export const bold = (html: string): string => `<b>${html}</b>`;

/** A link if the URL's scheme is http or https; with any other scheme only the content, unlinked. */
export const anchor = (url: string, html: string): string =>
  /^https?:\/\//i.test(url) ? `<a href="${escapeHtml(url)}">${html}</a>` : html;

/** The length that Telegram limits to 4096: without tags, each entity counted as one character. */
export const visibleLength = (html: string): number =>
  html.replace(/<[^>]*>/g, "").replace(/&(?:amp|lt|gt|quot);/g, " ").length;

/** The text without its markup, to be sent when Telegram cannot parse the markup. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
