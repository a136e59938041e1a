import { declareService } from "./declare-service.ts";
import { consumingMetrics, sendingMetrics, telegramMetrics } from "./metric-groups.ts";

/** Answers commands and presses on buttons. */
export const library = declareService({
  name: "library",
  port: 8084,
  // It holds whole lists, so it may take 300 MB.
  heapFlags: ["--max-semi-space-size=4", "--max-old-space-size=192"],
  receives: ["command-received"],
  sends: ["reply-stale"],
  tables: {
    tweets: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    claims: ["GetItem", "UpdateItem"],
    trash: ["GetItem", "PutItem", "DeleteItem", "Query"],
  },
  metrics: ["ready", ...consumingMetrics, ...sendingMetrics, ...telegramMetrics],
  secrets: ["BOT_TOKEN"],
  isPublic: true,
  stopsAs: 3,
  // Somebody waits for each: two or three seconds' worth.
  fargate: { memoryMiB: 1024, isInterruptible: false, backlogPerTask: 200 },
});
