import { isLibraryFile } from "../../export/library-file.ts";
import type { SourceFile } from "../file.ts";
import type { ImportRecord } from "../record.ts";
import { openZip, type ZipEntry } from "./zip-entries.ts";

/** Files that a ZIP may hold besides those that can be read, such as the media of X's archive. */
const readable = /\.(?:html?|json|jsonl|ndjson|csv|tsv|txt|md|js)$/i;
/** X's archive: what was liked and bookmarked. Its other files are of other things. */
const ofArchive = /(?:^|\/)data\/(?:like|bookmark)s?(?:-part\d+)?\.js$/i;
const isArchive = ({ name }: ZipEntry) => /(?:^|\/)data\/(?:manifest|account)\.js$/i.test(name);

/** More cannot be files that somebody chose to import. */
const maxFiles = 200;

/**
 * The records of the files in a ZIP: of Memory's own library if it is one that /export made, of the likes and
 * bookmarks if it is X's archive, else of every file that can be read.
 */
export async function* readZip(
  path: string,
  read: (file: SourceFile) => AsyncIterable<ImportRecord>,
): AsyncGenerator<ImportRecord> {
  const zip = await openZip(path);
  if (typeof zip === "string") {
    yield { kind: "unread", what: { kind: zip }, line: 1 };
    return;
  }
  try {
    if (zip.entries.some(({ name }) => name === "xl/workbook.xml")) {
      yield { kind: "unread", what: { kind: "spreadsheet" }, line: 1 };
      return;
    }
    const chosen = chooseFiles(zip.entries);
    for (const { name, open } of chosen) {
      for await (const record of read({ name, open })) yield { ...record, file: name };
    }
    if (chosen.length > 0) return;
    const names = zip.entries.map(({ name }) => name).slice(0, 10);
    yield { kind: "unread", what: { kind: "zip", names }, line: 1 };
  } finally {
    zip.close();
  }
}

function chooseFiles(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const files = entries.filter(({ name }) => !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name));
  const own = files.filter(({ name }) => isLibraryFile(name));
  if (own.length > 0) return own;
  const ofX = files.filter(({ name }) => ofArchive.test(name));
  if (ofX.length > 0 || files.some(isArchive)) return ofX;
  return files.filter(({ name }) => readable.test(name)).slice(0, maxFiles);
}
