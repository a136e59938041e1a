import { dayFormat } from "@memory/shared/telegram/day-format";
import { pluralsOf } from "../plurals.ts";
import type { ListWords } from "./words.ts";

const plural = pluralsOf("es");

/** Spanish. */
export const listEs: ListWords = {
  title: "Tus tuits, primero los más nuevos",
  empty:
    "Todavía no has guardado nada. Mándame el enlace de un tuit, por ejemplo <code>https://x.com/jack/status/20</code>, y aparecerá aquí.",
  pending: (count) =>
    plural(count, {
      one: "enlace, su contenido llegará más tarde:",
      other: "enlaces, su contenido llegará más tarde:",
    }),
  more: (count) => `… y ${count} más`,
  newer: "◀ Más nuevos",
  older: "Más antiguos ▶",
  inPrivate: "Aquí todos verían lo que guardas. En nuestro chat privado te lo muestro solo a ti.",
  openPrivate: "Abrir el chat privado",
  noWords: "(sin palabras)",
  formatDay: dayFormat("es-ES"),
};
