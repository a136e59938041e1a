import type { Entry, Message } from "../telegram/chats/chats.ts";
import type { Entity } from "../telegram/text/formatted-text.ts";
import { renderHtml } from "../telegram/text/render-html.ts";
import type { World } from "../telegram/world.ts";

/** The messages of a chat, oldest first. None for a chat that nobody has used. */
export function transcript({ chats }: World, chatId: number) {
  const entries = [...(chats.find(chatId)?.entries.values() ?? [])];
  return entries.map(shown).sort((a, b) => a.message_id - b.message_id);
}

function shown({ message, author, reaction, edits }: Entry) {
  const text = message.text ?? stringOf(message.caption);
  const entities = message.entities ?? (message.caption_entities as Entity[] | undefined) ?? [];
  return {
    message_id: message.message_id,
    from: author,
    sender: message.from?.id ?? (message.sender_chat as { id: number } | undefined)?.id ?? null,
    text,
    html: renderHtml({ text, entities }),
    entities,
    reply_to: message.reply_to_message?.message_id ?? null,
    reaction,
    buttons: message.reply_markup?.inline_keyboard ?? [],
    edits,
    date: message.date,
    message_thread_id: message.message_thread_id ?? null,
    ...documentOf(message),
  };
}

function documentOf({ document }: Message) {
  if (document === undefined) return {};
  const { file_id, file_name, mime_type, file_size } = document as Record<string, unknown>;
  const url = `/sim/documents/${String(file_id)}`;
  return { document: { file_id, file_name, mime_type, file_size, url } };
}

const stringOf = (value: unknown) => (typeof value === "string" ? value : "");
