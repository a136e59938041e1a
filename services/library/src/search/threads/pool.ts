import { availableParallelism } from "node:os";
import { type Call, createThread } from "./thread.ts";

export type Pool = ReturnType<typeof createPool>;

/** With more, each would hold fewer files open within the same memory. */
const mostThreads = 4;

/**
 * Threads that do all work on search files. A file belongs to one of them, so that nobody else writes it
 * meanwhile. A build is made of many short calls: others' calls on the same thread come in between.
 */
export function createPool(size = Math.max(2, Math.min(mostThreads, availableParallelism()))) {
  const threads = Array.from({ length: size }, createThread);
  return {
    /** Calls on the file with that name, a hash in hexadecimal. */
    callsOn(name: string): Call {
      const thread = threads[Number.parseInt(name.slice(0, 8), 16) % size];
      if (thread === undefined) throw new Error("no thread");
      return thread.call;
    },
    async close(): Promise<void> {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
