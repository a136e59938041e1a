import type { Part } from "../measure/part.ts";
import { calls } from "./calls.ts";
import { consumer } from "./consumer.ts";
import { fetcher } from "./fetcher.ts";
import { flood } from "./flood.ts";
import { ingest } from "./ingest.ts";
import { inline } from "./inline.ts";
import { latency } from "./latency.ts";
import { leaving } from "./leaving.ts";
import { media } from "./media.ts";
import { memory } from "./memory.ts";
import { pipeline } from "./pipeline.ts";
import { scale } from "./scale.ts";
import { search } from "./search.ts";
import { singleProcess } from "./single-process.ts";

/** All parts of the benchmark, in the order in which they run. */
export const parts: readonly Part[] = [
  pipeline,
  latency,
  calls,
  memory,
  singleProcess,
  consumer,
  fetcher,
  ingest,
  scale,
  inline,
  leaving,
  media,
  search,
  flood,
];
