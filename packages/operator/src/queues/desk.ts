import type { Queue } from "@memory/shared/queue/sqs";
import type { DeadLetters } from "../adapters/dead-letters.ts";
import type { Depth } from "../adapters/queue-depth.ts";

/** Opens the queues of one Memory, by their names without prefix. */
export type Desk = {
  /** The address of the queues, for people. */
  readonly place: string;
  depthOf(name: string): Promise<Depth>;
  openQueue(name: string): Promise<Queue>;
  /** Opens the dead-letter queue of the queue with this name. */
  openDeadLetters(name: string): Promise<DeadLetters>;
};
