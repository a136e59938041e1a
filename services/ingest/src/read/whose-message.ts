import type { Message } from "./telegram-update.ts";

/** Ids that Telegram puts in `from` for channels and anonymous admins. */
const placeholders = new Set([777000, 1087968824, 136817688]);

/** Whose collection the message's tweets go to: its sender's, or the channel's. Undefined: nobody's. */
export function ownerOf({ chat, from, sender_chat, is_automatic_forward }: Message) {
  if (chat.type === "channel") return { userId: String(chat.id), languageCode: undefined };
  if (sender_chat !== undefined || is_automatic_forward === true) return undefined;
  if (from === undefined || from.is_bot === true || placeholders.has(from.id)) return undefined;
  return { userId: String(from.id), languageCode: from.language_code };
}
export type Owner = NonNullable<ReturnType<typeof ownerOf>>;
