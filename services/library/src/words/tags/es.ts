import { pluralsOf } from "../plurals.ts";
import type { TagsWords } from "./words.ts";

const plural = pluralsOf("es");
const tweets = (count: number) => plural(count, { one: "tuit", other: "tuits" });

/** Spanish. */
export const tagsEs: TagsWords = {
  title: (count) => `Tus etiquetas: ${count}`,
  titleOnce: (count) => `Etiquetas usadas una vez: ${count}`,
  none: "Todavía no tienes etiquetas. Escribe #etiquetas junto a un enlace, o responde con ellas a mi mensaje sobre un tuit.",
  hint: "Elige una para ver sus tuits, cambiarle el nombre o quitarla.",
  once: (count) => `Usadas una vez (${count})`,
  whole: "Todas las etiquetas",
  unknown: "No tienes esa etiqueta.",
  tweets,
  askName:
    "Responde a este mensaje con el nuevo nombre. Si ya tienes una etiqueta con ese nombre, las dos se unen.",
  nameHint: "Nuevo nombre",
  askRemove: (tag, count) => `¿Quitar ${tag} de ${tweets(count)}? Los tuits se quedan.`,
  renamed: (tag, by, count) =>
    `${tag} ahora se llama ${by}: ${plural(count, { one: "tuit cambiado", other: "tuits cambiados" })}.`,
  removed: (tag, count) => `${tag} quitada de ${tweets(count)}.`,
  buttons: {
    show: "Ver sus tuits",
    rename: "Cambiar nombre o unir",
    remove: "Quitar",
    yesRemove: "Sí, quitar",
    back: "◀ Volver",
  },
};
