import { pluralsOf } from "../plurals.ts";
import type { LastCopiesWords } from "./words.ts";

const plural = pluralsOf("de");

/** German. */
export const lastCopiesDe: LastCopiesWords = {
  digest: (count) =>
    `🕯 ${plural(count, {
      one: "deiner Tweets ist seit dem letzten Monat von X verschwunden. Deiner ist vielleicht die letzte Kopie.",
      other:
        "deiner Tweets sind seit dem letzten Monat von X verschwunden. Deine sind vielleicht die letzten Kopien.",
    })}`,
  show: "Verschwundene zeigen",
};
