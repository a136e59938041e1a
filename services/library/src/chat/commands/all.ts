import type { CommandHandler } from "../asked.ts";
import { answerDelete } from "./delete.ts";
import { exportLibrary } from "./export.ts";
import { askToForget } from "./forget.ts";
import { answerHelp } from "./help.ts";
import { importCommand } from "./import.ts";
import { inPrivate } from "./in-private.ts";
import { answerList } from "./list.ts";
import { answerNote } from "./note.ts";
import { answerRandom } from "./random.ts";
import { answerSearch } from "./search.ts";
import { answerSettings } from "./settings.ts";
import { answerStart } from "./start.ts";
import { startPayload } from "./start-payload.ts";
import { answerStats } from "./stats.ts";
import { answerTags } from "./tags.ts";
import { answerUndo } from "./undo.ts";

const sayWords =
  (words: (asked: Parameters<CommandHandler>[0]) => string): CommandHandler =>
  async (asked, { answers }) =>
    void (await answers.say(asked.command, { html: words(asked) }));

/** What answers each command, by its name. In groups no other command is answered. */
export const commands: ReadonlyMap<string, CommandHandler> = new Map<string, CommandHandler>([
  ["start", answerStart],
  ["help", answerHelp],
  [
    "privacy",
    sayWords(({ words, userId, command }) =>
      words.base.privacy(command.isPrivate ? userId : undefined),
    ),
  ],
  ["forget", askToForget],
  ["export", exportLibrary],
  ["import", importCommand],
  ["save", sayWords(({ words }) => words.base.saveNeedsLink)],
  ["note", answerNote],
  ["tags", answerTags],
  ["delete", answerDelete],
  ["undo", answerUndo],
  ["stats", inPrivate(() => "stats", answerStats)],
  ["settings", inPrivate(() => "settings", answerSettings)],
  ["list", inPrivate(() => "list", answerList)],
  ["search", inPrivate(({ command }) => startPayload("search", command.argument), answerSearch)],
  ["random", inPrivate(() => "random", answerRandom)],
]);
