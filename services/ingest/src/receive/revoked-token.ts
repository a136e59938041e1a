import { StartError } from "@memory/shared/errors";
import { TelegramApiError } from "node-telegram-bot-api";

/** Replaces an error of the Bot API by a StartError if it means that the token is no longer accepted. */
export const orRevokedToken = (error: unknown): unknown =>
  error instanceof TelegramApiError && [401, 404].includes(error.errorCode)
    ? new StartError("Telegram no longer accepts the token in BOT_TOKEN", { cause: error })
    : error;
