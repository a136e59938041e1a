/**
 * Calls for each item, a few at a time, in their order. All are called, whatever becomes of the others; then the
 * first failure is thrown.
 */
export async function inParallel<T>(
  items: readonly T[],
  most: number,
  call: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const left = items.values();
  const work = async () => {
    for (const item of left) await call(item).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  if (failures.length > 0) throw failures[0];
}
