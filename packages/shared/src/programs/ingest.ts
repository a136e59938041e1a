import { declareService, smallHeap } from "./declare-service.ts";
import { sendingMetrics, telegramMetrics } from "./metric-groups.ts";

/** Takes Telegram's updates and queues what they ask for. */
export const ingest = declareService({
  name: "ingest",
  port: 8081,
  heapFlags: smallHeap,
  receives: [],
  sends: ["tweet-requested", "command-received"],
  // answerWithinMs is long because a request that hangs may still be accepted, and asking again
  // would make the same job twice.
  sending: { lingerMs: 3, steadyLingerMs: 60, answerWithinMs: 30_000 },
  tables: {},
  metrics: ["ready", "handled", "duration", ...sendingMetrics, ...telegramMetrics],
  secrets: ["BOT_TOKEN", "WEBHOOK_SECRET"],
  isPublic: true,
  stopsAs: 1,
  fargate: { memoryMiB: 512, isInterruptible: false },
});
