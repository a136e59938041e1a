export type Changes = ReturnType<typeof createChanges>;

/** Tells listeners which chats changed, once for each chat and turn of the event loop. */
export function createChanges() {
  const listeners = new Set<(chatId: number) => void>();
  const dirty = new Set<number>();
  const flush = () => {
    const changed = [...dirty];
    dirty.clear();
    for (const listener of listeners) for (const chatId of changed) listener(chatId);
  };
  return {
    changed(chatId: number): void {
      if (listeners.size === 0) return;
      if (dirty.size === 0) setImmediate(flush);
      dirty.add(chatId);
    },
    listen(listener: (chatId: number) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
