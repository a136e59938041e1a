export type Update = { update_id: number } & Record<string, unknown>;
/**
 * Updates with the same `lane` stay in order: those of a chat, or one person's presses or inline
 * queries.
 */
export type Queued = { update: Update; lane: string; expiresAt: number };
export type Backlog = ReturnType<typeof createBacklog>;

/** The unconfirmed updates, in the order of their ids. Every operation is O(1) amortized. */
export function createBacklog() {
  let items: Queued[] = [];
  let head = 0;

  const size = () => items.length - head;
  const dropHead = (until: number) => {
    head = until;
    if (head > 1024 && head > items.length / 2) {
      items = items.slice(head);
      head = 0;
    }
  };

  return {
    size,
    push: (queued: Queued) => items.push(queued),
    /** Confirms, and so forgets, all updates before this id. */
    confirmBefore(updateId: number): void {
      let until = head;
      while ((items[until]?.update.update_id ?? Number.POSITIVE_INFINITY) < updateId) until += 1;
      dropHead(until);
    },
    keepLast: (count: number) => dropHead(Math.max(head, items.length - count)),
    /** The oldest updates that have not expired. They stay until confirmed. */
    first(limit: number, now: number): Update[] {
      let until = head;
      while (until < items.length && (items[until]?.expiresAt ?? now) <= now) until += 1;
      dropHead(until);
      const found: Update[] = [];
      for (let at = head; at < items.length && found.length < limit; at += 1) {
        const queued = items[at];
        if (queued !== undefined && queued.expiresAt > now) found.push(queued.update);
      }
      return found;
    },
    takeAll(): Queued[] {
      const all = items.slice(head);
      items = [];
      head = 0;
      return all;
    },
  };
}
