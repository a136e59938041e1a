import { LRUCache } from "lru-cache";

/**
 * Makes work idempotent by id: a second call with the id of work that is under way or done gets its
 * promise instead of beginning the work again. Only the newest ids are remembered; failed work is
 * forgotten at once.
 */
export function createRecentWork<T>(capacity = 5_000) {
  const begun = new LRUCache<number, Promise<T>>({ max: capacity });
  return (id: number, begin: () => Promise<T>): Promise<T> => {
    const known = begun.get(id);
    if (known !== undefined) return known;
    const work = begin();
    begun.set(id, work);
    work.catch(() => {
      if (begun.get(id) === work) begun.delete(id);
    });
    return work;
  };
}
