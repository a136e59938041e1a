import type { InlineWords } from "./words.ts";

/** English. */
export const inlineEn: InlineWords = {
  empty: "Nothing kept yet: send me a first link",
  nothing: "Nothing found in your library",
};
