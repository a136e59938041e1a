import type { InlineWords } from "./words.ts";

/** German. */
export const inlineDe: InlineWords = {
  empty: "Noch nichts gespeichert: Schick mir einen Link",
  nothing: "In deiner Sammlung nichts gefunden",
};
