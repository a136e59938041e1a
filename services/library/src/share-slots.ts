import { RetryableError } from "@memory/shared/errors";

type Detaching = { detach(): void };

/**
 * Handles at most so many messages of one person at once, so that nobody else waits for a flood of theirs, and as
 * many that have detached themselves, so that they need not wait for their own long work. A further one throws a
 * RetryableError: it waits in the queue, where it takes no slot.
 */
export function shareSlots<T extends { readonly userId: string }, D extends Detaching>(
  most: number,
  handle: (message: T, delivery: D) => Promise<void>,
): (message: T, delivery: D) => Promise<void> {
  const atWork = createCounts(most);
  const detached = createCounts(most);
  return async (message, delivery) => {
    const { userId } = message;
    let counts = atWork;
    counts.add(userId);
    const detach = () => {
      if (counts !== detached) {
        detached.add(userId);
        counts.remove(userId);
        counts = detached;
      }
      delivery.detach();
    };
    try {
      await handle(message, { ...delivery, detach });
    } finally {
      counts.remove(userId);
    }
  };
}

function createCounts(most: number) {
  const byPerson = new Map<string, number>();
  return {
    add(userId: string): void {
      const before = byPerson.get(userId) ?? 0;
      if (before >= most)
        throw new RetryableError("the person has enough in hand", { retryAfterSeconds: 1 });
      byPerson.set(userId, before + 1);
    },
    remove(userId: string): void {
      const left = (byPerson.get(userId) ?? 1) - 1;
      if (left === 0) byPerson.delete(userId);
      else byPerson.set(userId, left);
    },
  };
}
