/** A tag as our templates write it. */
const tag =
  /<(?:!?\/?[A-Za-z][A-Za-z0-9]*)(?:\s+[A-Za-z_-]+(?:="[^"<>]*")?)*(?: NETSCAPE-Bookmark-file-1)?\s*>/g;
const names =
  /^<(?:\/?(?:html|head|meta|title|style|body|header|main|footer|nav|h1|h2|h3|p|div|span|strong|time|bdi|a|ul|ol|li|section|article|dl|dt|dd)\b|!doctype)/i;

/** What is neither text nor a tag of our templates. */
export const strangeMarkup = (page: string): string[] => [
  ...tagsOf(page).filter((each) => !names.test(each)),
  ...(page.replace(tag, "").match(/[^\n]{0,40}[<>][^\n]{0,40}/g) ?? []),
];

export const tagsOf = (page: string): string[] => page.match(tag) ?? [];

/** The text that a reader sees. */
export const shownText = (page: string): string =>
  visible(
    page
      .replace(/<\/?a\b[^<>]*>/g, "")
      .replace(tag, " ")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&"),
  );

/** In one line, without the characters that HTML does not allow. */
export const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, "")
    .replace(/\s+/g, " ");
