import type { People } from "@memory/archive/people";

/** People of whom nothing is known, and nothing is remembered. */
export const strangers: People = {
  get: async () => ({ settings: { lastCopy: false } }),
  change: async () => {},
};
