/**
 * The work begun for the newest ids: who comes with one of them again joins it, under way or done,
 * instead of having it done twice. Work that failed is forgotten.
 */
export function createRecentWork<T>(capacity = 5_000) {
  const begun = new Map<number, Promise<T>>();
  return (id: number, begin: () => Promise<T>): Promise<T> => {
    const known = begun.get(id);
    if (known !== undefined) return known;
    const work = begin();
    begun.set(id, work);
    work.catch(() => {
      if (begun.get(id) === work) begun.delete(id);
    });
    const [oldest] = begun.keys();
    if (begun.size > capacity && oldest !== undefined) begun.delete(oldest);
    return work;
  };
}
