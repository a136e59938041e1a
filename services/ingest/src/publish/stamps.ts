import { LRUCache } from "lru-cache";

const capacity = 5_000;

/**
 * When each update was first seen: strictly later for every new one, and the same whenever it comes
 * again. Presses are ordered by it, since Telegram gives them no time of their own: a Delete whose
 * queueing had to be tried again must not come to stand behind the Undo that followed it.
 */
export function createStamps(now: () => number = Date.now) {
  const given = new LRUCache<number, number>({ max: capacity });
  let last = 0;

  return (updateId: number | undefined): Date => {
    const known = updateId === undefined ? undefined : given.get(updateId);
    if (known !== undefined) return new Date(known);
    last = Math.max(now(), last + 1);
    if (updateId !== undefined) given.set(updateId, last);
    return new Date(last);
  };
}
