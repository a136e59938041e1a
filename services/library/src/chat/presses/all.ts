import type { PressHandler } from "../asked.ts";
import { deleteItem, undoItem } from "./delete-item.ts";
import { answerForget } from "./forget.ts";
import { turnHelp } from "./help.ts";
import { openItem } from "./item.ts";
import { addTag, openNote, openTags, removeNote, removeTag } from "./labels.ts";
import { turnList } from "./list.ts";
import { sendMedia } from "./media.ts";
import { stopMemory } from "./memory.ts";
import { openCommand } from "./open.ts";
import { showAnother } from "./random.ts";
import { mendSearch, showGone, turnSearch } from "./search.ts";
import { changeSetting } from "./settings.ts";
import {
  askNewName,
  askRemoval,
  openTag,
  removeTagEverywhere,
  showTagged,
  turnTags,
} from "./tags.ts";
import { bringBack } from "./trash.ts";

/** The presses that the library's own buttons ask for, by the name in their data. */
export const presses: ReadonlyMap<string, PressHandler> = new Map<string, PressHandler>([
  ["forget", answerForget],
  ["memory", stopMemory],
  ["list", turnList],
  ["item", openItem],
  ["media", sendMedia],
  ["del", deleteItem],
  ["undo", undoItem],
  ["search", turnSearch],
  ["mend", mendSearch],
  ["gone", showGone],
  ["random", showAnother],
  ["tag", openTags],
  ["untag", removeTag],
  ["addtag", addTag],
  ["note", openNote],
  ["unnote", removeNote],
  ["tags", turnTags],
  ["tagm", openTag],
  ["tagren", askNewName],
  ["tagask", askRemoval],
  ["tagrm", removeTagEverywhere],
  ["bring", bringBack],
  ["help", turnHelp],
  ["set", changeSetting],
  ["open", openCommand],
  ["tagshow", showTagged],
]);
