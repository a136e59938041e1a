import type { Log } from "@memory/shared/process/log";
import type { Api } from "node-telegram-bot-api";
import { botCommands } from "../read/bot-commands.ts";
import type { Words } from "../words/words.ts";

/** Sets Telegram's menu of commands. If that fails, the menu stays as it is until the next start. */
export async function announceCommands(
  api: Api,
  { words, log }: { words: Words; log: Log },
): Promise<void> {
  const commands = botCommands.map((command) => ({ command, description: words.menu[command] }));
  try {
    await api.setMyCommands({ commands });
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    log.warn({ why }, "the menu of commands was not set");
  }
}
