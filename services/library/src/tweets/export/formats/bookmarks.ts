import type { LibraryEntry } from "../library-file.ts";
import { escapeMarkup } from "../page/html.ts";
import { type ExportLabels, type Format, numbered, type Slice } from "../slice.ts";
import { firstWords, tweetOf, tweetUrl } from "../tweet-of.ts";

/**
 * `bookmarks.html` in the Netscape format, which browsers and bookmark managers import. Deleted tweets are in a
 * folder of their own.
 */
export const bookmarks: Format = (slice, labels) => [
  { path: numbered("bookmarks", "html", slice.part), content: () => lines(slice, labels) },
];

async function* lines({ entries }: Slice, { title, states }: ExportLabels) {
  yield [
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    `<TITLE>${escapeMarkup(title)}</TITLE>`,
    `<H1>${escapeMarkup(title)}</H1>`,
    "<DL><p>\n",
  ].join("\n");
  let isInTrash = false;
  for await (const entry of entries()) {
    if (entry.state === "trashed" && !isInTrash) {
      isInTrash = true;
      yield `<DT><H3>${escapeMarkup(states.trashed)}</H3>\n<DL><p>\n`;
    }
    yield bookmark(entry);
  }
  yield `${isInTrash ? "</DL><p>\n" : ""}</DL><p>\n`;
}

function bookmark(entry: LibraryEntry): string {
  const attributes = [
    `HREF="${escapeMarkup(tweetUrl(entry))}"`,
    `ADD_DATE="${Math.floor(Date.parse(entry.savedAt) / 1000)}"`,
    ...(entry.tags.length === 0 ? [] : [`TAGS="${escapeMarkup(tagList(entry))}"`]),
  ];
  const note = entry.note === undefined ? "" : `<DD>${escapeMarkup(entry.note)}\n`;
  return `<DT><A ${attributes.join(" ")}>${escapeMarkup(titleOf(entry))}</A>\n${note}`;
}

/** A comma separates two tags. */
const tagList = ({ tags }: LibraryEntry) =>
  tags.map((tag) => tag.replace(/[\s,]+/g, " ").trim()).join(",");

function titleOf(entry: LibraryEntry): string {
  const tweet = tweetOf(entry);
  if (tweet === undefined) return tweetUrl(entry);
  return `${firstWords(tweet.author.name, 50)} (@${tweet.author.handle}): ${firstWords(tweet.text, 120)}`;
}
