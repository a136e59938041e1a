import type { LibraryEntry } from "./library-file.ts";

/**
 * The entry as one line of JSON. Some readers, Node's readline among them, end a line at U+0085, U+2028 or
 * U+2029 too, so these are escaped.
 */
export const jsonLine = (entry: LibraryEntry): string =>
  JSON.stringify(entry).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
