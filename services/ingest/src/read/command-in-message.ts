import type { Message } from "./telegram-update.ts";

/**
 * Longer than any command that Telegram lets a bot announce:
 * https://core.telegram.org/bots/api#botcommand
 */
const maxNameLength = 64;
/** As long as a text that Telegram takes. */
export const maxArgumentLength = 4096;

/** A command for this bot. `length` counts its characters in the text, with / and @name. */
export type Command = { name: string; argument: string | undefined; length: number };

/** The command at the beginning of a message, unless it is addressed to another bot. */
export function commandIn(message: Message, botName: string): Command | undefined {
  const { text = message.caption ?? "", entities = message.caption_entities ?? [] } = message;
  const entity = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (entity === undefined) return undefined;
  const [name = "", addressee] = text.slice(1, entity.length).toLowerCase().split("@");
  if (addressee !== undefined && addressee !== botName.toLowerCase()) return undefined;
  const argument = text.slice(entity.length).trim().slice(0, maxArgumentLength);
  return {
    name: name.slice(0, maxNameLength),
    argument: argument === "" ? undefined : argument,
    length: entity.length,
  };
}
