import type { Entity } from "../../src/read/telegram-update.ts";

export const ann = { id: 7, is_bot: false, first_name: "Ann", language_code: "de" };
const privateChat = { id: 7, type: "private", first_name: "Ann" };
export const group = { id: -5, type: "supergroup", title: "Friends" };
export const channel = { id: -100, type: "channel", title: "News" };

/** 2026-01-02T03:04:05Z */
const date = 1_767_323_045;

export const link = "https://x.com/jack/status/20";

/** Makes the entities of a text. The keys of `parts` are words in it, the values their types. */
export const marks = (text: string, parts: Record<string, string>): Entity[] =>
  Object.entries(parts).map(([part, type]) => ({
    type,
    offset: text.indexOf(part),
    length: part.length,
  }));

export const message = (fields: Record<string, unknown>) => ({
  update_id: 1,
  message: { message_id: 12, date, chat: privateChat, from: ann, ...fields },
});

export const groupMessage = (fields: Record<string, unknown>) =>
  message({ chat: group, ...fields });

export const editedMessage = (fields: Record<string, unknown>) => ({
  update_id: 1,
  edited_message: { ...message(fields).message, edit_date: date + 60 },
});

export const channelPost = (fields: Record<string, unknown>) => ({
  update_id: 1,
  channel_post: { message_id: 12, date, chat: channel, sender_chat: channel, ...fields },
});
