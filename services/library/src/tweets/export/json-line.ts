import type { LibraryEntry } from "./library-file.ts";

/**
 * The entry as one line of JSON. Some readers, Node's readline among them, end a line at U+2028 and U+2029 too,
 * so these are escaped.
 */
export const jsonLine = (entry: LibraryEntry): string =>
  JSON.stringify(entry).replace(/[\u2028\u2029]/g, (character) =>
    character === "\u2028" ? "\\u2028" : "\\u2029",
  );
