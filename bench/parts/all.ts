import type { Part } from "../measure/part.ts";
import { calls } from "./calls.ts";
import { latency } from "./latency.ts";
import { memory } from "./memory.ts";
import { pipeline } from "./pipeline.ts";
import { singleProcess } from "./single-process.ts";

/** All parts of the benchmark, in the order in which they run. */
export const parts: readonly Part[] = [pipeline, latency, calls, memory, singleProcess];
