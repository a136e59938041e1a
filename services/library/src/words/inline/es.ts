import type { InlineWords } from "./words.ts";

/** Spanish. */
export const inlineEs: InlineWords = {
  empty: "Aún no hay nada: envíame un primer enlace",
  nothing: "Nada encontrado en tu biblioteca",
};
