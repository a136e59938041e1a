import { createCalls } from "./calls/calls.ts";
import { createFaults } from "./calls/faults.ts";
import { createChanges } from "./chats/changes.ts";
import { createChats } from "./chats/chats.ts";
import { createDocuments } from "./chats/documents.ts";
import { createPeople } from "./chats/people.ts";
import type { Clock } from "./clock.ts";
import { createCommands } from "./commands.ts";
import { createQueries } from "./updates/queries.ts";
import { createUpdates } from "./updates/updates.ts";
import { createWebhook } from "./updates/webhook.ts";

export type World = ReturnType<typeof createWorld>;
export type WorldOptions = Clock & { callsKept: number };

/** The whole state of the simulated Telegram: one bot, its chats, updates, queries, calls and faults. */
export function createWorld({ secondMs, callsKept }: WorldOptions) {
  const changes = createChanges();
  const clock = { secondMs };
  const world = {
    changes,
    chats: createChats(changes.changed),
    people: createPeople(),
    documents: createDocuments(),
    commands: createCommands(),
    queries: createQueries(clock),
    updates: createUpdates(clock),
    webhook: createWebhook(clock),
    calls: createCalls(callsKept),
    faults: createFaults(),
  };
  return {
    ...world,
    /** Removes chats, calls, faults and queued updates. The webhook, polls and menus stay. */
    forget(): void {
      const { chats, people, documents, queries, updates, webhook, calls, faults } = world;
      for (const part of [chats, people, documents, queries, calls, faults]) part.forget();
      updates.clear();
      webhook.clear();
    },
  };
}
