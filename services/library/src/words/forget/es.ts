import { countLines } from "./receipt.ts";
import type { ForgetWords } from "./words.ts";

const lines = countLines("es", {
  tweets: "Tuits en tu colección",
  trash: "Tuits en la papelera",
  claims: "Lo que sabía de cada enlace: etiquetas, notas, dónde lo encontraste",
  parts: "Trozos de tuits muy largos",
  replies: "Lo que tenía apuntado sobre mis respuestas",
  timers: "Lo que tenía previsto hacer para ti",
  settings: "Tus ajustes",
  searchFiles: "Archivos de búsqueda",
  copies: "Copias de medios",
});

/** Spanish. */
export const forgetEs: ForgetWords = {
  ask: [
    "<b>¿Borro todo lo que guardo sobre ti?</b>",
    "Tus tuits, la papelera, las etiquetas, las notas y los ajustes desaparecen para siempre. Nadie puede recuperarlos. Si quieres una copia, mándame antes /export.",
    "Lo que me mandes después lo trataré como si fuera de alguien nuevo.",
  ].join("\n\n"),
  inPrivate: "Mándame /forget en nuestro chat privado y borro todo lo que guardo sobre ti.",
  yes: "Borrar todo",
  no: "Conservar todo",
  unchanged: "No se ha borrado nada.",
  began:
    "Lo estoy borrando todo. Dentro de unos minutos vuelvo a mirar por si quedaba algo en camino, y luego te mando el recibo.",
  pressed: "Lo estoy borrando todo.",
  receipt(receipt) {
    const erased = lines(receipt);
    return [
      "<b>Todo borrado</b>",
      erased.length === 0 ? "No tenía nada guardado sobre ti." : erased.join("\n"),
      "Lo he vuelto a leer todo y no queda nada tuyo de antes.",
      "Lo que se queda: una línea con tu identificador de Telegram y cuándo lo pediste, para que ningún trabajo anterior traiga nada de vuelta; los enlaces con los que no pude por un error, hasta 14 días, aunque de ellos ya no se guarda nada; y los mensajes de este chat, que puedes borrar en Telegram.",
    ].join("\n\n");
  },
};
