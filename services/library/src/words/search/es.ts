import { pluralsOf } from "../plurals.ts";
import type { SearchWords } from "./words.ts";

const plural = pluralsOf("es");

/** Spanish. */
export const searchEs: SearchWords = {
  range: (from, to, total) => `${from === to ? to : `${from}–${to}`} de ${total}`,
  nothing: "No he encontrado nada.",
  tooLong: "Esta búsqueda tardó demasiado. Prueba con menos palabras o con palabras más largas.",
  without: (typed, total) =>
    `Sin «${typed}» encuentro ${plural(total, { one: "tuit", other: "tuits" })}.`,
  dropIt: (typed) => `Buscar sin ${typed}`,
  nearest: (word) => `¿Querías decir ${word}?`,
  hint: "Busco en textos, autores, citas, hilos, descripciones de imágenes, tus notas y etiquetas. Puedes acotar: from:nombre, tag:nombre, has:photo, before:2024.",
  lost: "Ya no sé qué buscabas aquí. Por favor, busca otra vez.",
};
