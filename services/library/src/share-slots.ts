import { RetryableError } from "@memory/shared/errors";

/**
 * Handles at most so many messages of one person at once, so that nobody else waits for a flood of theirs. A
 * further one throws a RetryableError: it waits in the queue, where it takes no slot.
 */
export function shareSlots<T extends { readonly userId: string }, More extends unknown[]>(
  most: number,
  handle: (message: T, ...more: More) => Promise<void>,
): (message: T, ...more: More) => Promise<void> {
  const inHand = new Map<string, number>();
  return async (message, ...more) => {
    const { userId } = message;
    const before = inHand.get(userId) ?? 0;
    if (before >= most)
      throw new RetryableError("the person has enough in hand", { retryAfterSeconds: 1 });
    inHand.set(userId, before + 1);
    try {
      await handle(message, ...more);
    } finally {
      const left = (inHand.get(userId) ?? 1) - 1;
      if (left === 0) inHand.delete(userId);
      else inHand.set(userId, left);
    }
  };
}
