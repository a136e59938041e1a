import { daysInTrash } from "@memory/archive/rows/item";
import { dayFormat } from "@memory/shared/telegram/day-format";
import type { TrashWords } from "./words.ts";

/** English. */
export const trashEn: TrashWords = {
  title: "Deleted last",
  none: `The trash is empty. A deleted tweet stays in it for ${daysInTrash} days.`,
  hint: `Choose a number to bring the tweet back. ${daysInTrash} days after its deletion it is gone for good.`,
  deletedOn: (day) => `deleted on ${day}`,
  undo: "Undo",
  formatDay: dayFormat("en-GB"),
};
