import type { Entry, Message } from "../telegram/chats/chats.ts";
import type { User } from "../telegram/chats/people.ts";
import type { Entity } from "../telegram/text/formatted-text.ts";
import { renderHtml } from "../telegram/text/render-html.ts";
import type { World } from "../telegram/world.ts";

/** The messages of a chat, oldest first. None for a chat that nobody has used. */
export function transcript(world: World, chatId: number) {
  const entries = [...(world.chats.find(chatId)?.entries.values() ?? [])];
  return entries.map((entry) => shown(world, entry)).sort((a, b) => a.message_id - b.message_id);
}

function shown(world: World, { message, author, reaction, edits, prompt }: Entry) {
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
    ...(message.via_bot === undefined ? {} : { via_bot: (message.via_bot as User).username }),
    ...(message.media_group_id === undefined ? {} : { media_group_id: message.media_group_id }),
    ...(prompt === undefined ? {} : { force_reply: prompt }),
    ...filesOf(world, message),
  };
}

type Named = { file_id?: string; file_name?: string; mime_type?: string; file_size?: number };

/** The document or the media of a message, and where its content can be read. */
function filesOf({ files }: World, message: Message) {
  const urlOf = (id: string) => {
    const file = files.find(id);
    return file !== undefined && "url" in file ? file.url : `/sim/documents/${id}`;
  };
  const photo = (message.photo as (Named & { width: number; height: number })[] | undefined)?.at(
    -1,
  );
  const film = (message.video ?? message.animation) as typeof photo;
  const shownMedia = photo ?? film;
  if (shownMedia !== undefined) {
    const type = photo ? "photo" : message.video ? "video" : "animation";
    const { file_id = "", width, height } = shownMedia;
    return { media: { type, file_id, width, height, url: urlOf(file_id) } };
  }
  if (message.document === undefined) return {};
  const { file_id = "", file_name, mime_type, file_size } = message.document as Named;
  const about = { name: file_name, bytes: file_size, type: mime_type };
  return { document: { file_id, ...about, url: urlOf(file_id) } };
}

const stringOf = (value: unknown) => (typeof value === "string" ? value : "");
