import { stringify } from "csv-stringify/sync";
import type { LibraryEntry } from "../library-file.ts";
import { type Format, numbered, type Slice } from "../slice.ts";
import { tweetOf, tweetUrl } from "../tweet-of.ts";

/** `tweets.csv`: a line for each tweet, for spreadsheets. */
export const tweetsCsv: Format = (slice) => [
  { path: numbered("tweets", "csv", slice.part), content: () => lines(slice) },
];

/** Without it, Excel does not read the file as UTF-8. */
const byteOrderMark = "\uFEFF";

async function* lines({ entries }: Slice): AsyncGenerator<string> {
  yield byteOrderMark + csv(columns.map(([name]) => name));
  for await (const entry of entries()) yield csv(columns.map(([, cell]) => cell(entry) ?? ""));
}

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it. Every cell is quoted, because
 * a line break alone would not make csv-stringify quote it when the record delimiter is CRLF.
 */
const csv = (cells: readonly string[]): string =>
  stringify([cells.map((cell) => cell.toWellFormed())], {
    escape_formulas: true,
    quoted: true,
    record_delimiter: "windows",
  });

const columns: readonly [string, (entry: LibraryEntry) => string | undefined][] = [
  ["id", ({ id }) => id],
  ["state", ({ state }) => state],
  ["saved_at", ({ savedAt }) => savedAt],
  ["posted_at", (entry) => tweetOf(entry)?.postedAt],
  ["author", (entry) => tweetOf(entry)?.author.name],
  ["handle", (entry) => tweetOf(entry)?.author.handle],
  ["text", (entry) => tweetOf(entry)?.text],
  ["url", tweetUrl],
  ["link_as_sent", ({ url }) => url],
  ["tags", ({ tags }) => tags.join(" ")],
  ["note", ({ note }) => note],
  ["found_in", ({ from }) => from?.chatTitle],
  ["forwarded_from", ({ from }) => from?.forwardedFrom],
  [
    "media",
    (entry) =>
      tweetOf(entry)
        ?.media.map(({ url }) => url)
        .join(" "),
  ],
  ["media_files", ({ files = [] }) => files.flatMap(({ path }) => path ?? []).join(" ")],
  ["quoted_text", (entry) => foundText(tweetOf(entry)?.quoted)],
  ["answered_text", (entry) => foundText(tweetOf(entry)?.replyContext)],
  ["thread_text", threadText],
  ["article_title", (entry) => tweetOf(entry)?.article?.title],
  ["article_text", (entry) => tweetOf(entry)?.article?.text],
  ["language", (entry) => tweetOf(entry)?.language],
  ["missing", ({ missing }) => missing.join(" ")],
  ["deleted_at", (entry) => (entry.state === "trashed" ? entry.deletedAt : undefined)],
];

const foundText = (post: { kind: "found"; text: string } | { kind: "absent" } | undefined) =>
  post?.kind === "found" ? post.text : undefined;

function threadText(entry: LibraryEntry): string | undefined {
  return tweetOf(entry)
    ?.thread?.flatMap((post) => foundText(post) ?? [])
    .join("\n\n");
}
