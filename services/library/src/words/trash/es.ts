import { daysInTrash } from "@memory/archive/rows/item";
import { dayFormat } from "@memory/shared/telegram/day-format";
import type { TrashWords } from "./words.ts";

/** Spanish. */
export const trashEs: TrashWords = {
  title: "Lo último que borraste",
  none: `La papelera está vacía. Un tuit borrado se queda en ella ${daysInTrash} días.`,
  hint: `Elige un número para recuperar el tuit. ${daysInTrash} días después de borrarlo desaparece del todo.`,
  deletedOn: (day) => `borrado el ${day}`,
  undo: "Deshacer",
  formatDay: dayFormat("es-ES"),
};
