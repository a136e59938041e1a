import { tweetWordsEs } from "@memory/shared/words/es";
import type { ItemWords } from "./words.ts";

const { absences, partNames } = tweetWordsEs;

const list = new Intl.ListFormat("es", { type: "conjunction" });

const related = {
  quote: "El tuit citado",
  parent: "El tuit al que responde",
  thread: "Un tuit de su hilo",
} as const;

/** Spanish. */
export const itemEs: ItemWords = {
  savedOn: (day) => `guardado el ${day}`,
  foundIn: (chat) => `encontrado en «${chat}»`,
  forwardedFrom: (name) => `reenviado de ${name}`,
  repliesTo: (handle) => `responde a @${handle}`,
  repostedBy: (handle) => `compartido por @${handle}`,
  sensitive: "marcado como delicado",
  oldEdition: "una versión anterior de un tuit editado",
  quotes: "Cita",
  answers: "En respuesta a",
  thread: (count) => `Hilo de ${count} tuits`,
  thisTweet: "el tuit de arriba",
  article: (title) => `Artículo: ${title}`,
  pollClosed: "Encuesta cerrada",
  pollOpen: (day) =>
    day === undefined
      ? "Votos hasta entonces: la encuesta seguía abierta"
      : `Votos hasta entonces: la encuesta estaba abierta hasta el ${day}`,
  communityNote: "Nota de la comunidad:",
  media: { photo: "Foto", video: "Vídeo", gif: "GIF" },
  note: "Tu nota:",
  absent: (of, why) => `${related[of]} no está guardado: ${absences[why]}.`,
  missing: {
    text: "Falta el resto del texto: ninguna fuente lo mostró entero.",
    quote: "No se pudo leer el tuit citado.",
    media: "No se pudieron leer los enlaces de algunas fotos o vídeos.",
    article: "No se pudo leer entero el texto del artículo.",
    thread: "Pertenece a un hilo más largo, cuyo resto no se pudo leer.",
    poll: "No se pudo leer la encuesta.",
    "reply-context": "No se pudo leer el tuit al que responde.",
    card: "No se pudo leer la vista previa del enlace.",
    "community-note": "No se pudo leer entera la nota de la comunidad.",
  },
  tooLarge: (part) => `Demasiado grande para guardarlo: ${partNames[part]}.`,
  gaps: (of, missing) =>
    `${related[of]} está guardado, pero falta: ${list.format(missing.map((part) => partNames[part]))}.`,
  gone: (day) => `Ya no está en X desde el ${day}: tu copia puede ser la última.`,
  notKept: "Este tuit ya no está en tu colección.",
  deleted: "Borrado",
  buttons: {
    open: "Abrir",
    tag: "🏷 Etiqueta",
    note: "📝 Nota",
    delete: "🗑 Borrar",
    undo: "Deshacer",
    back: "◀ Volver",
    media: (count) => (count === 1 ? "🖼 Mostrar" : `🖼 Mostrar los ${count}`),
  },
  shown: {
    notKept: "Este tuit ya no está en tu colección.",
  },
};
