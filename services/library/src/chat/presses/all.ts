import type { PressHandler } from "../asked.ts";
import { openHelp, turnHelp } from "./help.ts";
import { addTag, openNote, openTags, removeNote, removeTag } from "./labels.ts";
import { changeSetting, openSettings } from "./settings.ts";
import { askNewName, askRemoval, openTag, removeTagEverywhere, turnTags } from "./tags.ts";
import { bringBack } from "./trash.ts";

/** The presses that the library's own buttons ask for, by the name in their data. */
export const presses: ReadonlyMap<string, PressHandler> = new Map<string, PressHandler>([
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
  ["helpnew", openHelp],
  ["set", changeSetting],
  ["setnew", openSettings],
]);
