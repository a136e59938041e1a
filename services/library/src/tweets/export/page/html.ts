/** A piece of HTML that is safe to be put into a page as it is. */
export type Markup = { readonly markup: string };
type Value = Markup | string | number | undefined | false | readonly Value[];

/** A template of HTML. What is put in is escaped, unless it is Markup itself; undefined and false are left out. */
export const html = (pieces: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  markup: pieces.reduce((text, piece, index) => text + written(values[index - 1]) + piece),
});

function written(value: Value): string {
  if (value === undefined || value === false) return "";
  if (typeof value !== "object") return escapeMarkup(String(value));
  return "markup" in value ? value.markup : value.map(written).join("");
}

/** Escapes a text for content and quoted attributes. Drops control characters, which HTML does not allow. */
export const escapeMarkup = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
