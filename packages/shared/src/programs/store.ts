import { declareService, smallHeap } from "./declare-service.ts";
import {
  consumingMetrics,
  replyMetrics,
  sendingMetrics,
  telegramMetrics,
} from "./metric-groups.ts";

/** Keeps what was found, and replies to messages with links. */
export const store = declareService({
  name: "store",
  port: 8083,
  heapFlags: smallHeap,
  receives: ["tweet-resolved", "reply-stale"],
  sends: ["media-requested", "media-requested-bulk"],
  tables: {
    tweets: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    claims: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    trash: ["GetItem"],
    parts: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    replies: ["GetItem", "UpdateItem"],
    people: ["BatchGetItem", "UpdateItem"],
    keepers: ["BatchWriteItem"],
    media: ["Query"],
  },
  metrics: ["ready", ...consumingMetrics, ...sendingMetrics, ...telegramMetrics, ...replyMetrics],
  secrets: ["BOT_TOKEN"],
  isPublic: false,
  stopsAs: 3,
  // backlogPerTask = messages a second × seconds of waiting that are tolerated: 18 × 10. A quarter
  // of a vCPU does about eighteen a second (docs/scaling.md).
  fargate: { memoryMiB: 512, isInterruptible: true, backlogPerTask: 180 },
});
