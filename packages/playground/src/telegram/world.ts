import { createCalls } from "./calls.ts";
import { createChanges } from "./changes.ts";
import { createChats } from "./chats.ts";
import type { Clock } from "./clock.ts";
import { createCommands } from "./commands.ts";
import { createDocuments } from "./documents.ts";
import { createFaults } from "./faults.ts";
import { createPeople } from "./people.ts";
import { createQueries } from "./queries.ts";
import { createUpdates } from "./updates.ts";
import { createWebhook } from "./webhook.ts";

export type World = ReturnType<typeof createWorld>;
export type WorldOptions = Clock & { callsKept: number };

/** Everything that this Telegram knows: one bot, its chats, and what is under way between them. */
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
    /** Chats, calls, faults and what is queued are gone; the webhook, polls and menus stay. */
    forget(): void {
      const { chats, people, documents, queries, updates, webhook, calls, faults } = world;
      for (const part of [chats, people, documents, queries, calls, faults]) part.forget();
      updates.clear();
      webhook.clear();
    },
  };
}
