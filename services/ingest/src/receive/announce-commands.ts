import type { Log } from "@memory/shared/process/log";
import type { Api } from "node-telegram-bot-api";
import { botCommands } from "../read/bot-commands.ts";
import { menuLanguages } from "../words/menu-languages.ts";

/**
 * Sets Telegram's menu of commands, in English for everybody and once for each other language. If that
 * fails, the menu stays as it is until the next start.
 */
export async function announceCommands(api: Pick<Api, "setMyCommands">, log: Log): Promise<void> {
  try {
    for (const { words, language_code } of menuLanguages) {
      const commands = botCommands.map((command) => ({
        command,
        description: words.menu[command],
      }));
      await api.setMyCommands({
        commands,
        ...(language_code === undefined ? {} : { language_code }),
      });
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    log.warn({ why }, "the menu of commands was not set");
  }
}
