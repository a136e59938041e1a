import { setTimeout as pause } from "node:timers/promises";
import type { KeptAnswers } from "../../ports.ts";

const maxWrites = 100;
/** The responses of pending writes are held in memory, so their total length is bounded. */
const maxCharacters = 8_000_000;

/** By then the answer itself is queued, which a person waits for, unlike for these writes. */
const delayMs = 20;

/**
 * Writes in the background, soon, and within limits. What is still to be written can be read at once.
 * Beyond the limits a write is dropped.
 */
export function createPendingWrites(onFailure: (err: unknown) => void) {
  const writes = new Map<string, { kept: KeptAnswers; ended: Promise<void> }>();
  let characters = 0;

  return {
    find: (key: string): KeptAnswers | undefined => writes.get(key)?.kept,

    begin(key: string, kept: KeptAnswers, write: () => Promise<void>): void {
      const length = kept.responses.reduce((sum, { text }) => sum + text.length, 0);
      if (writes.size >= maxWrites || characters + length > maxCharacters) return;
      characters += length;
      const ended = pause(delayMs)
        .then(write)
        .catch(onFailure)
        .finally(() => {
          characters -= length;
          if (writes.get(key)?.ended === ended) writes.delete(key);
        });
      writes.set(key, { kept, ended });
    },

    async drain(): Promise<void> {
      while (writes.size > 0) {
        await Promise.all([...writes.values()].map(({ ended }) => ended));
      }
    },
  };
}
