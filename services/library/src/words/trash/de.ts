import { daysInTrash } from "@memory/archive/rows/item";
import { dayFormat } from "@memory/shared/telegram/day-format";
import type { TrashWords } from "./words.ts";

/** German. */
export const trashDe: TrashWords = {
  title: "Zuletzt gelöscht",
  none: `Der Papierkorb ist leer. Ein gelöschter Tweet bleibt ${daysInTrash} Tage darin.`,
  hint: `Tipp auf eine Nummer, um den Tweet zurückzuholen. ${daysInTrash} Tage nach dem Löschen ist er endgültig weg.`,
  deletedOn: (day) => `gelöscht am ${day}`,
  undo: "Rückgängig",
  formatDay: dayFormat("de-DE"),
};
