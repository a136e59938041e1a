import type { PressHandler } from "../asked.ts";
import { deleteItem, undoItem } from "./delete-item.ts";
import { answerForget } from "./forget.ts";
import { openItem } from "./item.ts";
import { turnList } from "./list.ts";
import { sendMedia } from "./media.ts";
import { showAnother } from "./random.ts";
import { mendSearch, turnSearch } from "./search.ts";

/** The presses that the library's own buttons ask for, by the name in their data. */
export const presses: ReadonlyMap<string, PressHandler> = new Map<string, PressHandler>([
  ["forget", answerForget],
  ["list", turnList],
  ["item", openItem],
  ["media", sendMedia],
  ["del", deleteItem],
  ["undo", undoItem],
  ["search", turnSearch],
  ["mend", mendSearch],
  ["random", showAnother],
]);
