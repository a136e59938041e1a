import { pipeline, Readable } from "node:stream";
import { parse } from "csv-parse";
import { countLines, decodeText } from "../decode-text.ts";
import { type Fields, fieldName, hasKnownField, recordOf } from "../fields.ts";
import type { SourceFile } from "../file.ts";
import { readId, readLink } from "../link-of.ts";
import type { ImportRecord } from "../record.ts";

type Row = { readonly record: string[]; readonly info: { readonly lines: number } };

/**
 * A table with a row for each tweet: CSV of whatever delimiter, as twitter-web-exporter and others write it. Its
 * first row names the columns, unless it has a link or an id itself.
 */
export async function* readTable(file: SourceFile, head: string): AsyncGenerator<ImportRecord> {
  let columns: readonly string[] | undefined;
  let hasRows = false;
  for await (const { record: cells, info } of rowsOf(file, delimiterOf(head))) {
    const line = info.lines - cells.reduce((sum, cell) => sum + countLines(cell), 0);
    if (columns === undefined) {
      columns = cells.some(isSomeTweet) ? [] : cells.map(fieldName);
      if (columns.length > 0) {
        if (hasKnownField(columns)) continue;
        yield { kind: "unread", what: { kind: "columns", names: shownNames(cells) }, line };
        return;
      }
    }
    hasRows = true;
    yield { ...recordOf(fieldsOf(cells, columns)), line };
  }
  if (!hasRows) yield { kind: "unread", what: { kind: "no-links" }, line: 1 };
}

async function* rowsOf(file: SourceFile, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 8_000_000,
  });
  // A failure ends the parser, which throws it to whoever reads the rows.
  pipeline(Readable.from(withPlainLineEnds(decodeText(file.open()))), parser, () => {});
  yield* parser as AsyncIterable<Row>;
}

/** The parser counts the lines of a quoted cell wrongly if they end in CR and LF. */
async function* withPlainLineEnds(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let carried = "";
  for await (const chunk of chunks) {
    const text = carried + chunk;
    carried = text.endsWith("\r") ? "\r" : "";
    yield text.slice(0, text.length - carried.length).replaceAll("\r\n", "\n");
  }
  if (carried !== "") yield carried;
}

/** The delimiter that the first line has most of. */
export function delimiterOf(head: string): string {
  const [line = ""] = head.split("\n");
  const countOf = (delimiter: string) => line.split(delimiter).length;
  return ["\t", ";"].reduce((best, each) => (countOf(each) > countOf(best) ? each : best), ",");
}

const isSomeTweet = (cell: string): boolean =>
  readLink(cell).kind !== "nothing" || (cell.length > 9 && readId(cell).kind !== "nothing");

/** Without names of columns, a cell is a link or an id if it looks like one. */
function fieldsOf(cells: readonly string[], columns: readonly string[]): Fields {
  if (columns.length > 0)
    return new Map(columns.map((name, index) => [name, [cells[index] ?? ""]]));
  const isId = (cell: string) => readLink(cell).kind === "nothing" && isSomeTweet(cell);
  return new Map([
    ["url", cells.filter((cell) => readLink(cell).kind !== "nothing")],
    ["tweetid", cells.filter(isId)],
    ["", cells],
  ]);
}

const shownNames = (cells: readonly string[]) =>
  cells.slice(0, 20).map((cell) => cell.trim().slice(0, 50));
