import { StartError } from "@memory/shared/errors";
import { TelegramApiError } from "node-telegram-bot-api";

export type TokenDoubt = ReturnType<typeof createTokenDoubt>;

/** When a refused token is believed to be revoked. Default: after 5 refusals over 3 minutes. */
type Limits = { refusals?: number; overMs?: number; now?: () => number };

/**
 * Doubts a 401 or 404 of the Bot API, since Telegram has answered valid tokens so for a while. Without the
 * doubt one such answer would end the service for good.
 */
export function createTokenDoubt(limits: Limits = {}) {
  const { refusals = 5, overMs = 180_000, now = () => performance.now() } = limits;
  let count = 0;
  let sinceMs = 0;
  return {
    /** Call this whenever Telegram accepts the token. */
    accepted(): void {
      count = 0;
    },
    /** The error itself, or a StartError once the token has been refused often and long enough. */
    judge(error: unknown): unknown {
      if (!isRefusal(error)) return error;
      if (count === 0) sinceMs = now();
      count += 1;
      if (count < refusals || now() - sinceMs < overMs) return error;
      return new StartError("Telegram no longer accepts the token in BOT_TOKEN", { cause: error });
    },
  };
}

export const isRefusal = (error: unknown): boolean =>
  error instanceof TelegramApiError && [401, 404].includes(error.errorCode);
