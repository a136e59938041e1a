import type { CommandHandler } from "../asked.ts";
import { importDocument } from "../import/import-document.ts";

/** /import as the caption of a file imports it; alone, it tells what can be sent and how to get it. */
export const importCommand: CommandHandler = async (asked, ports, delivery) => {
  const { command, words } = asked;
  const { document, isPrivate } = command;
  if (!isPrivate)
    return void (await ports.answers.say(command, { html: words.import.htmlPrivateOnly }));
  if (document !== undefined) return importDocument(asked, document, ports, delivery);
  await ports.answers.say(command, { html: words.import.htmlHowTo });
};
