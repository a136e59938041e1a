import type { Api } from "node-telegram-bot-api";
import type { Log } from "../process/log.ts";
import { retryUntil } from "../process/retry-until.ts";
import { identify } from "./identify.ts";

type Options = { readonly log: Log; readonly signal: AbortSignal };

/** Waits until Telegram says who the bot is. Throws a StartError when it refuses the token. */
export const identifiedBot = (
  api: Api,
  options: Options,
): Promise<{ id: number; username: string }> =>
  retryUntil("Telegram", () => identify(api), options);
