import type { Program } from "./program.ts";

/** Stands in for Telegram, with a chat page, and for the tweet sources. */
export const playground = {
  name: "playground",
  main: "packages/playground/src/main.ts",
  heapFlags: [],
  port: 8080,
  livePath: "/",
} as const satisfies Program;
