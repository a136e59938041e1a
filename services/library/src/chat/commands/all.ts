import type { CommandHandler } from "../asked.ts";
import { exportLibrary } from "./export.ts";
import { importCommand } from "./import.ts";

const sayWords =
  (words: (asked: Parameters<CommandHandler>[0]) => string): CommandHandler =>
  async (asked, { answers }) =>
    void (await answers.say(asked.command, { html: words(asked) }));

/** What answers each command, by its name. In groups no other command is answered. */
export const commands: ReadonlyMap<string, CommandHandler> = new Map<string, CommandHandler>([
  ["start", sayWords(({ words }) => words.base.start)],
  ["help", sayWords(({ words }) => words.base.help)],
  [
    "privacy",
    sayWords(({ words, userId, command }) =>
      words.base.privacy(command.isPrivate ? userId : undefined),
    ),
  ],
  ["export", exportLibrary],
  ["import", importCommand],
  ["save", sayWords(({ words }) => words.base.saveNeedsLink)],
]);
