import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { StartError } from "@memory/shared/errors";
import { z } from "zod";
import type { StoredFile } from "../files/files.ts";
import type { World } from "../world.ts";
import type { Entry, Room } from "./chats.ts";

const messagesKept = 2000;
const waitMs = 200;

const KeptEntry = z.looseObject({
  message: z.looseObject({ message_id: z.number().int(), date: z.number() }),
  author: z.enum(["user", "bot"]),
  reaction: z.string().nullable(),
  edits: z.number().int(),
});
const KeptRooms = z.array(
  z.object({
    chat: z.looseObject({ id: z.number().int(), type: z.string() }),
    lastMessageId: z.number().int(),
    isForeign: z.boolean().optional(),
    entries: z.array(KeptEntry),
  }),
);
const named = {
  id: z.string(),
  uniqueId: z.string(),
  kind: z.enum(["document", "photo", "video", "animation"]),
  filePath: z.string(),
  name: z.string(),
  type: z.string(),
};
const KeptFile = z.union([
  z.object({ ...named, key: z.string().regex(/^[\da-f]+$/), bytes: z.number().int() }),
  z.object({ ...named, url: z.string() }),
]);
/** Earlier versions kept no files, the first one the rooms alone. */
const KeptChats = z
  .object({
    lastUpdateId: z.number().int(),
    rooms: KeptRooms,
    files: z.array(KeptFile).default([]),
  })
  .or(KeptRooms.transform((rooms) => ({ lastUpdateId: 0, rooms, files: [] })));

/** Update ids that a crash may have left unsaved; far more than there are between two saves. */
const idsUnsaved = 1000;

/**
 * Restores the chats from a file, and from now on saves them to it shortly after each change. The newest
 * messages are saved, so that the bot can still edit what it sent before a restart. The last update id is
 * saved too, because the bot orders what people ask by it, and a clock set back would make new ids lower.
 */
export function keepChats(
  { chats, changes, files, updates }: World,
  file: string,
): { close(): void } {
  const { rooms, lastUpdateId, files: filesBefore } = read(file);
  files.bringBack(filesBefore);
  for (const room of rooms) chats.bringBack(room);
  updates.continueAfter(lastUpdateId + idsUnsaved);
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    timer = undefined;
    const rooms = newestIn(chats.all());
    write(file, { rooms, files: files.all(), lastUpdateId: updates.lastId() });
  };
  const stopListening = changes.listen(() => {
    timer ??= setTimeout(save, waitMs);
  });
  return {
    close() {
      stopListening();
      clearTimeout(timer);
      save();
    },
  };
}

type Kept = { rooms: Room[]; files: readonly StoredFile[]; lastUpdateId: number };

function read(file: string): Kept {
  if (!existsSync(file)) return { rooms: [], files: [], lastUpdateId: 0 };
  try {
    const { rooms, ...rest } = KeptChats.parse(JSON.parse(readFileSync(file, "utf8")));
    const kept = rooms as KeptRoom[];
    return {
      rooms: kept.map(({ entries, ...room }) => ({ ...room, entries: byId(entries) })),
      ...rest,
    };
  } catch (cause) {
    const what = `the chats in ${file} cannot be read; move the file away to start without them`;
    throw new StartError(what, { cause });
  }
}

type KeptRoom = Omit<Room, "entries"> & { entries: Entry[] };

const byId = (entries: Entry[]) =>
  new Map(entries.map((entry) => [entry.message.message_id, entry]));

/** Replaces the file atomically. An error is logged; the next change tries again. */
function write(file: string, kept: Omit<Kept, "rooms"> & { rooms: KeptRoom[] }): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (error) {
    process.stderr.write(`playground: the chats are not kept: ${(error as Error).message}\n`);
  }
}

/** The chats with only the newest messages. */
function newestIn(rooms: readonly Room[]): KeptRoom[] {
  const newest = newestOf(rooms);
  return rooms.map(({ entries, ...room }) => ({
    ...room,
    entries: [...entries.values()].filter((entry) => newest.has(entry)),
  }));
}

function newestOf(rooms: readonly Room[]): Set<Entry> {
  const all = rooms.flatMap(({ entries }) => [...entries.values()]);
  all.sort(({ message: a }, { message: b }) => b.date - a.date || b.message_id - a.message_id);
  return new Set(all.slice(0, messagesKept));
}
