import { idsFromNow } from "../clock.ts";
import type { Entity } from "../text/formatted-text.ts";
import type { Markup, Prompt } from "./markup.ts";
import type { User } from "./people.ts";

export type Chat = { id: number; type: string; [field: string]: unknown };

export type Message = {
  message_id: number;
  date: number;
  chat: Chat;
  from?: User;
  text?: string;
  entities?: Entity[];
  reply_markup?: Markup;
  reply_to_message?: Message;
  [field: string]: unknown;
};

export type Author = "user" | "bot";
export type Entry = {
  message: Message;
  author: Author;
  reaction: string | null;
  edits: number;
  prompt?: Prompt | undefined;
};
export type Room = {
  chat: Chat;
  entries: Map<number, Entry>;
  lastMessageId: number;
  /** Whether the bot is not a member. */
  isForeign?: boolean | undefined;
};
export type Chats = ReturnType<typeof createChats>;

/** All chats with their messages. Calls `changed` with the chat after every change. */
export function createChats(changed: (chatId: number) => void) {
  const rooms = new Map<number, Room>();
  let firstMessageId = idsFromNow();

  const open = (chat: Chat): Room => {
    const room = rooms.get(chat.id);
    if (room !== undefined) {
      Object.assign(room.chat, chat);
      return room;
    }
    const opened = { chat, entries: new Map(), lastMessageId: firstMessageId };
    rooms.set(chat.id, opened);
    return opened;
  };

  return {
    open,
    all: (): readonly Room[] => [...rooms.values()],
    /** Adds a chat of an earlier run. */
    bringBack: (room: Room) => void rooms.set(room.chat.id, room),
    find(idOrUsername: number | string): Room | undefined {
      if (typeof idOrUsername === "number") return rooms.get(idOrUsername);
      const username = idOrUsername.replace(/^@/, "");
      return [...rooms.values()].find(({ chat }) => chat.username === username);
    },
    nextMessageId(room: Room): number {
      room.lastMessageId += 1;
      return room.lastMessageId;
    },
    put(room: Room, message: Message, author: Author): void {
      const before = room.entries.get(message.message_id);
      const edits = before === undefined ? 0 : before.edits + 1;
      const entry = { reaction: null, ...before, message, author, edits };
      room.entries.set(message.message_id, entry);
      room.lastMessageId = Math.max(room.lastMessageId, message.message_id);
      changed(room.chat.id);
    },
    /** Asks those who read the entry to reply to it. */
    prompt(room: Room, messageId: number, prompt: Prompt): void {
      const entry = room.entries.get(messageId);
      if (entry !== undefined) entry.prompt = prompt;
      changed(room.chat.id);
    },
    /** From now on the bot is not a member of the chat. */
    leave(room: Room): void {
      room.isForeign = true;
    },
    react(room: Room, entry: Entry, reaction: string | null): void {
      entry.reaction = reaction;
      changed(room.chat.id);
    },
    remove(room: Room, messageId: number): void {
      room.entries.delete(messageId);
      changed(room.chat.id);
    },
    /**
     * Removes all chats. Message ids are never reused, so an id that somebody kept cannot mean another
     * message.
     */
    forget(): void {
      for (const { lastMessageId } of rooms.values()) {
        firstMessageId = Math.max(firstMessageId, lastMessageId);
      }
      const gone = [...rooms.keys()];
      rooms.clear();
      for (const id of gone) changed(id);
    },
  };
}

/** A message as a reply quotes it: without the message that it replied to itself. */
export function asReplyTarget({ reply_to_message: _, ...message }: Message): Message {
  return message;
}
