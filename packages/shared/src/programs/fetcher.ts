import { declareService, smallHeap } from "./declare-service.ts";
import { consumingMetrics, sendingMetrics, sourceMetrics } from "./metric-groups.ts";

/** Asks the tweet sources for what was requested. */
export const fetcher = declareService({
  name: "fetcher",
  port: 8082,
  heapFlags: smallHeap,
  receives: ["tweet-requested", "tweet-requested-bulk"],
  sends: ["tweet-requested", "tweet-requested-bulk", "tweet-resolved"],
  tables: { raw: ["BatchGetItem", "BatchWriteItem", "UpdateItem"], people: ["BatchGetItem"] },
  metrics: ["ready", ...consumingMetrics, ...sendingMetrics, ...sourceMetrics],
  secrets: ["X_BEARER_TOKEN"],
  isPublic: false,
  stopsAs: 2,
  // backlogPerTask = messages a second × seconds of waiting that are tolerated: 5 × 60. The public
  // sources bear about five requests a second from one task.
  fargate: { memoryMiB: 512, isInterruptible: true, backlogPerTask: 300 },
});
