import { createReadStream } from "node:fs";
import { CsvError } from "csv-parse";
import { detectFormat, type Format, headBytes } from "./detect-format.ts";
import { FileTrouble, headOf, type SourceFile } from "./file.ts";
import { readBookmarks } from "./formats/read-bookmarks.ts";
import { readJson, readJsonLines } from "./formats/read-json.ts";
import { readLibrary } from "./formats/read-library.ts";
import { readTable } from "./formats/read-table.ts";
import { readText } from "./formats/read-text.ts";
import { readZip } from "./formats/read-zip.ts";
import type { ImportRecord } from "./record.ts";

/** The records of a file on the disk, in order, whatever program wrote it. Its last may say why there are no more. */
export async function* readFile(path: string, name: string): AsyncGenerator<ImportRecord> {
  const file: SourceFile = { name, open: () => createReadStream(path) };
  const head = await headOf(file, headBytes);
  const detected = detectFormat(name, head);
  if (typeof detected === "object" && detected.format === "zip") yield* readZip(path, readOne);
  else yield* readOne(file);
}

async function* readOne(file: SourceFile): AsyncGenerator<ImportRecord> {
  try {
    const detected = detectFormat(file.name, await headOf(file, headBytes));
    if (typeof detected === "string") {
      yield { kind: "unread", what: { kind: detected }, line: 1 };
      return;
    }
    const { format, text } = detected;
    if (format === "zip") yield { kind: "unread", what: { kind: "archive" }, line: 1 };
    else yield* readers[format](file, text);
  } catch (error) {
    const kind = troubleOf(error);
    if (kind === undefined) throw error;
    yield { kind: "unread", what: { kind }, line: 1 };
  }
}

type Read = (file: SourceFile, head: string) => AsyncIterable<ImportRecord>;

const readers: Readonly<Record<Exclude<Format, "zip">, Read>> = {
  library: readLibrary,
  bookmarks: readBookmarks,
  json: readJson,
  "json-lines": readJsonLines,
  table: readTable,
  text: readText,
};

/** What the file is to blame for; undefined for any other failure. */
function troubleOf(error: unknown): "too-large" | "broken" | undefined {
  if (error instanceof FileTrouble) return error.kind;
  return error instanceof CsvError ? "broken" : undefined;
}
