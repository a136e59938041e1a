import type { CommandHandler } from "../asked.ts";
import { answerDelete } from "./delete.ts";
import { answerHelp } from "./help.ts";
import { answerNote } from "./note.ts";
import { answerSettings } from "./settings.ts";
import { answerStats } from "./stats.ts";
import { answerTags } from "./tags.ts";
import { answerUndo } from "./undo.ts";

const sayWords =
  (words: (asked: Parameters<CommandHandler>[0]) => string): CommandHandler =>
  async (asked, { answers }) =>
    void (await answers.say(asked.command, { html: words(asked) }));

/** What answers each command, by its name. In groups no other command is answered. */
export const commands: ReadonlyMap<string, CommandHandler> = new Map<string, CommandHandler>([
  ["start", sayWords(({ words }) => words.base.start)],
  ["help", answerHelp],
  [
    "privacy",
    sayWords(({ words, userId, command }) =>
      words.base.privacy(command.isPrivate ? userId : undefined),
    ),
  ],
  ["save", sayWords(({ words }) => words.base.saveNeedsLink)],
  ["note", answerNote],
  ["tags", answerTags],
  ["delete", answerDelete],
  ["undo", answerUndo],
  ["stats", answerStats],
  ["settings", answerSettings],
]);
