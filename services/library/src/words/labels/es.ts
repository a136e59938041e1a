import type { LabelsWords } from "./words.ts";

/** Spanish. */
export const labelsEs: LabelsWords = {
  whichTweet:
    "¿Qué tuit? Manda esto como respuesta a mi mensaje sobre él, o pon su enlace detrás del comando.",
  several: "Ese mensaje trata de varios tuits. Pon detrás del comando el enlace del que quieres.",
  notKept: "Este tuit no está en tu colección. Mándame su enlace y lo guardo.",
  labelled: "Guardado. Tus etiquetas y notas solo te las muestro a ti.",
  panel: {
    title: "Etiquetas",
    none: "Todavía sin etiquetas.",
    hint: "Responde a este mensaje con #una #o #varias para añadir etiquetas.",
  },
  note: {
    title: "Nota",
    ask: "Responde a este mensaje con tu nota.",
    askAnew: "Responde a este mensaje con otra nota para cambiarla.",
    hint: "Tu nota",
    removed: "Nota quitada.",
  },
  buttons: { tag: "Etiquetas", note: "Nota", removeNote: "Quitar la nota" },
};
