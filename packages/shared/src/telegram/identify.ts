import type { Api } from "node-telegram-bot-api";
import { StartError } from "../errors.ts";
import { isTokenRefused } from "./refusals.ts";

/** Asks Telegram who the bot is. Throws a StartError when Telegram refuses the token. */
export async function identify(api: Api): Promise<{ id: number; username: string }> {
  try {
    const me = await api.getMe();
    return { id: me.id, username: me.username ?? "" };
  } catch (error) {
    if (isTokenRefused(error)) {
      throw new StartError(
        "Telegram refuses the token in BOT_TOKEN; ask @BotFather for the right one",
      );
    }
    throw error;
  }
}
