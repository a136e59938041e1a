import { daysInTrash } from "@memory/archive/rows/item";
import { dayFormat } from "@memory/shared/telegram/day-format";
import type { TrashWords } from "./words.ts";

/** Spanish. */
export const trashEs: TrashWords = {
  title: "Borrado hace poco",
  none: `Aquí no espera nada. Un tuit borrado queda ${daysInTrash} días en la papelera.`,
  hint: `Elige un número para recuperar el tuit. ${daysInTrash} días después de borrarlo desaparece del todo.`,
  deletedOn: (day) => `borrado el ${day}`,
  undo: "Deshacer",
  formatDay: dayFormat("es-ES"),
};
