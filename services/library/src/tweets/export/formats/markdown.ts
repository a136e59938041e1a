import { stringify } from "yaml";
import type { LibraryEntry } from "../library-file.ts";
import type { ExportFile, ExportLabels, Format } from "../slice.ts";
import { firstWords, tweetOf, tweetUrl } from "../tweet-of.ts";
import { markdownBody } from "./markdown-body.ts";

/** `markdown/`: a note for each tweet, with its properties as YAML before it, as Obsidian reads them. */
export const markdown: Format = async function* (slice, labels) {
  for await (const entry of slice.entries()) yield fileOf(entry, labels);
};

const fileOf = (entry: LibraryEntry, labels: ExportLabels): ExportFile => ({
  path: `markdown/${folders[entry.state]}${fileName(entry)}.md`,
  content: `---\n${frontMatter(entry)}---\n\n${markdownBody(entry, labels, folders[entry.state] === "" ? "../" : "../../")}`,
});

const folders = { kept: "", pending: "pending/", trashed: "trash/" } as const;

/**
 * The day, the author, the first words and the id, which makes it unique. Has only letters, digits, spaces, `_`
 * and `-`: every file system takes them, and so do Obsidian's links.
 */
function fileName(entry: LibraryEntry): string {
  const tweet = tweetOf(entry);
  const handle = tweet?.author.handle.replace(/\W/g, "").slice(0, 15) ?? "";
  const words = Array.from(firstWords(safeName(tweet?.text ?? ""), 40)).filter((c) => c !== "…");
  return [entry.savedAt.slice(0, 10), handle, shortened(words), entry.id]
    .filter((part) => part !== "")
    .join(" ");
}

const safeName = (text: string): string =>
  text
    .toWellFormed()
    .normalize("NFC")
    .replace(/https?:\/\/\S+/g, " ")
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, " ");

/** Names are limited to 255 bytes; a character may take twelve and more. */
function shortened(characters: readonly string[]): string {
  let text = "";
  for (const character of characters) {
    if (Buffer.byteLength(text + character) > 120) break;
    text += character;
  }
  return text.trim();
}

/**
 * All strings are quoted, so that no reader takes one for a number, a date or a truth value; what YAML does not
 * count as printable is escaped.
 */
function frontMatter(entry: LibraryEntry): string {
  const yaml = stringify(propertiesOf(entry), {
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    lineWidth: 0,
  });
  return yaml.replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The properties of a note; those without a value are left out. */
export function propertiesOf(entry: LibraryEntry): Record<string, string | string[]> {
  const tweet = tweetOf(entry);
  const properties = {
    id: entry.id,
    state: entry.state,
    url: tweetUrl(entry),
    link: entry.url,
    author: tweet?.author.name,
    handle: tweet?.author.handle,
    posted: tweet?.postedAt,
    saved: entry.savedAt,
    deleted: entry.state === "trashed" ? entry.deletedAt : undefined,
    tags: entry.tags,
    note: entry.note,
    found_in: entry.from?.chatTitle,
    forwarded_from: entry.from?.forwardedFrom,
    language: tweet?.language,
    missing: entry.missing,
  };
  const filled = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined || value.length === 0 ? [] : [[name, wellFormed(value)] as const],
  );
  return Object.fromEntries(filled);
}

const wellFormed = (value: string | readonly string[]): string | string[] =>
  typeof value === "string" ? value.toWellFormed() : value.map((each) => each.toWellFormed());
