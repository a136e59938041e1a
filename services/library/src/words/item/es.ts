import type { AbsenceReason, MissingPart } from "@memory/shared/contracts/tweet";
import type { ItemWords } from "./words.ts";

const list = new Intl.ListFormat("es", { type: "conjunction" });

/** After the name of a tweet. Who deleted it is not known. */
const absences = {
  deleted: "fue eliminado",
  "account-gone": "es de una cuenta que ya no existe",
  protected: "es de una cuenta protegida",
  suspended: "es de una cuenta suspendida",
  "age-restricted": "tiene restricción de edad",
  withheld: "X lo retiene en algunos países",
  "rules-violated": "X lo retiró por infringir sus normas",
  "not-authorized": "X no lo muestra: quizá su cuenta está protegida o suspendida",
  "not-found": "no existe o fue eliminado",
  unavailable: "no está disponible en X",
} as const satisfies Record<AbsenceReason, string>;

const related = {
  quote: "El tuit citado",
  parent: "El tuit al que responde",
  thread: "Un tuit de su hilo",
} as const;

const parts = {
  text: "el resto de su texto",
  quote: "el tuit que cita",
  media: "parte de sus fotos y vídeos",
  article: "su artículo",
  thread: "su hilo",
  poll: "su encuesta",
  "reply-context": "el tuit al que responde",
  card: "la vista previa de su enlace",
  "community-note": "parte de su nota de la comunidad",
} as const satisfies Record<MissingPart, string>;

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
  tooLarge: (part) => `Demasiado grande para guardarlo: ${parts[part]}.`,
  gaps: (of, missing) =>
    `${related[of]} está guardado, pero falta: ${list.format(missing.map((part) => parts[part]))}.`,
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
    mediaRefused: "Telegram no pudo cargarlos. Los enlaces están en el texto.",
    notKept: "Este tuit ya no está en tu colección.",
  },
};
