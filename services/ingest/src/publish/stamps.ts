import { LRUCache } from "lru-cache";

const capacity = 5_000;

/**
 * A strictly increasing timestamp for each update, the same when the update is delivered again.
 * Button presses are ordered by it, since Telegram gives them no time: a Delete whose queueing had to be
 * retried must not get a later time than the Undo that followed it.
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
