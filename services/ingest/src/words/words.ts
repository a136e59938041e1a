import type { BotCommand } from "../read/bot-commands.ts";

/** Every text of ingest that people read, in one language. */
export type Words = {
  /** What Telegram's menu says of each command, in at most 256 characters. */
  readonly menu: Readonly<Record<BotCommand, string>>;
};
