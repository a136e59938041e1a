import { daysInTrash } from "@memory/archive/rows/item";
import { monthFormat } from "../month-format.ts";
import { pluralsOf } from "../plurals.ts";
import type { StatsWords } from "./words.ts";

const plural = pluralsOf("de");

/** German. */
export const statsDe: StatsWords = {
  title: "Deine Sammlung",
  none: "Deine Sammlung ist leer. Schick mir den Link eines Tweets, und ich hebe ihn auf.",
  facts: {
    kept: (count) => plural(count, { one: "Tweet aufgehoben", other: "Tweets aufgehoben" }),
    complete: (count) => plural(count, { one: "vollständig", other: "vollständig" }),
    incomplete: (count) => plural(count, { one: "mit einer Lücke", other: "mit Lücken" }),
    pending: (count) =>
      plural(count, { one: "Link, der Inhalt folgt", other: "Links, der Inhalt folgt" }),
    deleted: (count) =>
      plural(count, {
        one: `in den letzten ${daysInTrash} Tagen gelöscht, /undo holt ihn zurück`,
        other: `in den letzten ${daysInTrash} Tagen gelöscht, /undo holt sie zurück`,
      }),
  },
  months: "Gespeichert nach Monat",
  authors: "Am häufigsten aufgehoben",
  formatMonth: monthFormat("de-DE"),
};
