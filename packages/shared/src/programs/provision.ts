import type { Program } from "./program.ts";

/** Creates the queues, tables and bucket that are missing, then ends. */
export const provision = {
  name: "provision",
  main: "packages/provision/src/main.ts",
  heapFlags: [],
} as const satisfies Program;
