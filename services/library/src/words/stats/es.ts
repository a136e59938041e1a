import { daysInTrash } from "@memory/archive/rows/item";
import { monthFormat } from "../month-format.ts";
import { pluralsOf } from "../plurals.ts";
import type { StatsWords } from "./words.ts";

const plural = pluralsOf("es");

/** Spanish. */
export const statsEs: StatsWords = {
  title: "Tu colección",
  none: "Tu colección está vacía. Mándame el enlace de un tuit y lo guardo.",
  facts: {
    kept: (count) => plural(count, { one: "tuit guardado", other: "tuits guardados" }),
    complete: (count) => plural(count, { one: "completo", other: "completos" }),
    incomplete: (count) =>
      plural(count, { one: "al que le falta algo", other: "a los que les falta algo" }),
    pending: (count) =>
      plural(count, {
        one: "enlace cuyo contenido llegará después",
        other: "enlaces cuyo contenido llegará después",
      }),
    deleted: (count) =>
      plural(count, {
        one: `borrado en los últimos ${daysInTrash} días, /undo lo recupera`,
        other: `borrados en los últimos ${daysInTrash} días, /undo los recupera`,
      }),
  },
  months: "Guardados por mes",
  authors: "Los autores que más guardas",
  formatMonth: monthFormat("es-ES"),
};
