import { randomInt } from "node:crypto";
import type { Clock } from "../clock.ts";

export type Queries = ReturnType<typeof createQueries>;
type Open = { kind: string; expiresAt: number; answer(given: unknown): void };

/**
 * Button presses and inline queries that wait for the bot's answer. Each can be answered once, until it
 * expires.
 */
export function createQueries({ secondMs }: Clock) {
  const open = new Map<string, Open>();
  let lastId = BigInt(Date.now()) * 1_000_000n + BigInt(randomInt(1_000_000));

  const dropExpired = () => {
    for (const [id, { expiresAt }] of open) {
      if (expiresAt <= Date.now()) open.delete(id);
    }
  };

  return {
    /** `answered` never settles for a query that expires. */
    ask(kind: string, lifetimeSeconds: number, givenId?: string) {
      dropExpired();
      lastId += 1n;
      const id = givenId ?? String(lastId);
      const answered = new Promise<unknown>((answer) => {
        open.set(id, { kind, answer, expiresAt: Date.now() + lifetimeSeconds * secondMs });
      });
      return { id, answered };
    },
    /** False if there is no such query, or if it was answered before or has expired. */
    answer(kind: string, id: string, given: unknown): boolean {
      const query = open.get(id);
      if (query === undefined || query.kind !== kind || query.expiresAt <= Date.now()) return false;
      open.delete(id);
      query.answer(given);
      return true;
    },
    forget: () => open.clear(),
  };
}
