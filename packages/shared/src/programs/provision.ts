import type { Program } from "./program.ts";

/** Creates the queues and tables that are missing, then ends. */
export const provision = {
  name: "provision",
  main: "packages/provision/src/main.ts",
  heapFlags: [],
} as const satisfies Program;
