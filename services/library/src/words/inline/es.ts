import type { InlineWords } from "./words.ts";

/** Spanish. */
export const inlineEs: InlineWords = {
  empty: "Todavía no has guardado nada: mándame un primer enlace",
  nothing: "Nada encontrado en tu colección",
};
