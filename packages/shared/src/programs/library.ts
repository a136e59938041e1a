import { declareService } from "./declare-service.ts";
import { consumingMetrics, sendingMetrics, telegramMetrics } from "./metric-groups.ts";

/** Answers commands and presses on buttons. */
export const library = declareService({
  name: "library",
  port: 8084,
  // More memory than the others: it searches and makes exports in the same process.
  heapFlags: ["--max-semi-space-size=4", "--max-old-space-size=192"],
  receives: ["command-received"],
  sends: ["reply-stale", "tweet-requested-bulk", "media-requested-bulk"],
  tables: {
    tweets: [
      ...(["GetItem", "BatchGetItem", "Query"] as const),
      ...(["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"] as const),
    ],
    claims: [
      ...(["GetItem", "BatchGetItem", "Query", "Query index"] as const),
      ...(["PutItem", "UpdateItem", "DeleteItem"] as const),
    ],
    trash: ["GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem", "BatchWriteItem"],
    parts: ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"],
    replies: ["Query", "BatchWriteItem"],
    people: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"],
    due: ["GetItem", "UpdateItem", "DeleteItem", "Query"],
    keepers: ["Query", "BatchWriteItem"],
    media: ["GetItem", "UpdateItem", "DeleteItem", "Query"],
  },
  objects: ["GetObject", "DeleteObject"],
  metrics: ["ready", ...consumingMetrics, ...sendingMetrics, ...telegramMetrics],
  keepsFiles: true,
  secrets: ["BOT_TOKEN"],
  isPublic: true,
  stopsAs: 3,
  // backlogPerTask = messages a second × seconds of waiting that are tolerated: about 80 × 2.5,
  // since somebody waits for each.
  fargate: { memoryMiB: 1024, isInterruptible: false, backlogPerTask: 200 },
});
