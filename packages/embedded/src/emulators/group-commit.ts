type Write<T> = (operations: readonly T[]) => Promise<void>;

/**
 * Lets many writers share one slow write, such as one that syncs the disk: what is asked for while a write is
 * under way goes together, in order, into the next. Resolves when the operations are written, and rejects
 * when the write that they were part of fails.
 */
export function groupCommit<T>(write: Write<T>): Write<T> {
  let underWay: Promise<void> = Promise.resolve();
  let next: { operations: T[]; written: Promise<void> } | undefined;

  const begin = () => {
    const operations: T[] = [];
    const written = underWay.then(() => {
      next = undefined;
      return write(operations);
    });
    // Whether a write fails is told to those who asked for it; the next one is tried all the same.
    underWay = written.catch(() => {});
    return { operations, written };
  };

  return (operations) => {
    next ??= begin();
    for (const operation of operations) next.operations.push(operation);
    return next.written;
  };
}
