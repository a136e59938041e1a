import { createCalls } from "./calls/calls.ts";
import { createFaults } from "./calls/faults.ts";
import { createChanges } from "./chats/changes.ts";
import { createChats, type Message } from "./chats/chats.ts";
import { createPeople } from "./chats/people.ts";
import type { Clock } from "./clock.ts";
import { createCommands } from "./commands.ts";
import { createFiles } from "./files/files.ts";
import { createOffers } from "./inline/offers.ts";
import { createRecent } from "./inline/recent.ts";
import { createQueries } from "./updates/queries.ts";
import { createUpdates } from "./updates/updates.ts";
import { createWebhook } from "./updates/webhook.ts";

export type World = ReturnType<typeof createWorld>;
export type WorldOptions = Clock & {
  callsKept: number;
  filesFolder: string | undefined;
  /** How long the file at a URL is; 0 if that is not known, and infinite if it cannot be fetched. */
  bytesAt: (url: string) => number;
};

/** The whole state of the simulated Telegram: one bot, its chats, updates, queries, calls and faults. */
export function createWorld({ secondMs, callsKept, filesFolder, bytesAt }: WorldOptions) {
  const changes = createChanges();
  const clock = { secondMs };
  const world = {
    changes,
    chats: createChats(changes.changed),
    people: createPeople(),
    files: createFiles(filesFolder),
    offers: createOffers(clock),
    guests: createRecent<Message>(1000),
    inlineMessages: createRecent<{ chat: number; messageId: number }>(10_000),
    commands: createCommands(),
    queries: createQueries(clock),
    updates: createUpdates(clock),
    webhook: createWebhook(clock),
    calls: createCalls(callsKept),
    faults: createFaults(),
  };
  return {
    ...world,
    bytesAt,
    /** Removes chats, calls, faults and queued updates. The webhook, polls and menus stay. */
    forget(): void {
      const { chats, people, files, offers, guests, inlineMessages } = world;
      const { queries, updates, webhook, calls, faults } = world;
      for (const part of [chats, people, files, offers, guests, inlineMessages]) part.forget();
      for (const part of [queries, calls, faults]) part.forget();
      updates.clear();
      webhook.clear();
    },
  };
}
