import { LRUCache } from "lru-cache";

/**
 * The work begun for the newest ids: who comes with one of them again joins it, under way or done,
 * instead of having it done twice. Work that failed is forgotten.
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
