import { declareService } from "./declare-service.ts";
import { consumingMetrics, copyingMetrics, sendingMetrics } from "./metric-groups.ts";

/** Copies photos and films of kept tweets. */
export const media = declareService({
  name: "media",
  port: 8085,
  heapFlags: ["--max-semi-space-size=1", "--max-old-space-size=64"],
  receives: ["media-requested", "media-requested-bulk"],
  sends: ["media-requested", "media-requested-bulk", "reply-stale"],
  tables: {
    media: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"],
    keepers: ["GetItem"],
    people: ["BatchGetItem", "UpdateItem"],
  },
  objects: ["PutObject", "DeleteObject"],
  metrics: ["ready", ...consumingMetrics, ...sendingMetrics, ...copyingMetrics],
  keepsFiles: true,
  isBackground: true,
  secrets: [],
  isPublic: false,
  stopsAs: 3,
  // backlogPerTask = messages a second × seconds of waiting that are tolerated: about 5 × 120, since nobody waits
  // for a copy.
  fargate: { memoryMiB: 512, isInterruptible: true, backlogPerTask: 600 },
});
