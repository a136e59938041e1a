import type { Log } from "@memory/shared/process/log";
import type { Api } from "node-telegram-bot-api";
import { botCommands } from "../read/bot-commands.ts";

/** Tells Telegram what to show in its menu. Goes without it on failure, until the next start. */
export async function announceCommands(api: Api, log: Log): Promise<void> {
  try {
    await api.setMyCommands({ commands: botCommands });
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    log.warn({ why }, "the menu of commands was not set");
  }
}
