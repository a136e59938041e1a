import type { ExportFile, Format } from "../slice.ts";
import { bookmarks } from "./bookmarks.ts";
import { libraryPage } from "./library-page.ts";
import { markdown } from "./markdown.ts";
import { memoryJson } from "./memory-json.ts";
import { readme } from "./readme.ts";
import { tweetsCsv } from "./tweets-csv.ts";

/** Every format that an export has, in the order of its files in the ZIP. */
const formats: readonly Format[] = [
  readme,
  libraryPage,
  memoryJson,
  tweetsCsv,
  bookmarks,
  markdown,
];

/** The files of one ZIP. */
export async function* filesOf(...about: Parameters<Format>): AsyncGenerator<ExportFile> {
  for (const format of formats) yield* format(...about);
}
