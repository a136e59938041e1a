import type { Queue } from "@memory/shared/queue/sqs";
import type { DeadLetters } from "../adapters/dead-letters.ts";
import type { Depth } from "../adapters/queue-depth.ts";

/** The queues of one Memory, by their names without prefix. */
export type Desk = {
  /** For people. */
  readonly place: string;
  depthOf(name: string): Promise<Depth>;
  openQueue(name: string): Promise<Queue>;
  /** Those of the queue with that name. */
  openDeadLetters(name: string): Promise<DeadLetters>;
};
