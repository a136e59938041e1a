/** Text as Telegram's HTML mode takes it, in content and in attributes. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export const bold = (html: string): string => `<b>${html}</b>`;

/** Only http and https are made links; anything else stays words. */
export const anchor = (url: string, html: string): string =>
  /^https?:\/\//i.test(url) ? `<a href="${escapeHtml(url)}">${html}</a>` : html;

/** What Telegram counts towards its 4096: the text without tags, entities decoded. */
export const visibleLength = (html: string): number =>
  html.replace(/<[^>]*>/g, "").replace(/&(?:amp|lt|gt|quot);/g, " ").length;

/** The text alone, for a chat that would not take the markup. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
