/** The newest values by id, at most `most` of them. */
export function createRecent<T>(most: number) {
  const values = new Map<string, T>();
  return {
    keep(id: string, value: T): void {
      const [oldest] = values.keys();
      if (values.size >= most && oldest !== undefined) values.delete(oldest);
      values.set(id, value);
    },
    find: (id: string): T | undefined => values.get(id),
    forget: () => values.clear(),
  };
}
