import { contracts } from "@memory/shared/contracts/all";
import type { ExitMessage } from "@memory/shared/process/command-line";
import type { Depth } from "../adapters/queue-depth.ts";
import type { Desk } from "./desk.ts";
import type { AskedFor } from "./flags.ts";
import { ageSeconds } from "./letter.ts";
import { lookAtLetters } from "./look-at-letters.ts";
import { sayAge, table } from "./table.ts";

type QueueStatus = Depth & {
  readonly queue: string;
  /**
   * The age of the oldest dead letter that was looked at. Null for other queues, whose ages SQS does not
   * tell.
   */
  readonly oldestSeconds: number | null;
  /** Whether there are dead letters that were not looked at and may be older. */
  readonly mayBeOlder: boolean;
};

const maxLookedAt = 10;

/** Shows every queue, each followed by its dead-letter queue. */
export async function status({ isJson }: AskedFor<"status">, desk: Desk): Promise<ExitMessage> {
  const pairs = contracts.map(({ name }) =>
    Promise.all([liveStatus(name, desk), deadStatus(name, desk)]),
  );
  const queues = (await Promise.all(pairs)).flat();
  const say = isJson ? JSON.stringify(queues, null, 2) : `${desk.place}\n\n${sayQueues(queues)}`;
  return { say, exitCode: 0 };
}

const liveStatus = async (queue: string, desk: Desk): Promise<QueueStatus> => ({
  queue,
  ...(await desk.depthOf(queue)),
  oldestSeconds: null,
  mayBeOlder: false,
});

async function deadStatus(name: string, desk: Desk): Promise<QueueStatus> {
  const dead = await desk.openDeadLetters(name);
  const depth = await dead.depth();
  const there = depth.waiting + depth.inFlight;
  const letters = await lookAtLetters(dead, Math.min(maxLookedAt, there));
  const [oldest] = letters;
  // One emulator counts letters that were given back as in flight until somebody receives them.
  const waiting = Math.max(depth.waiting, letters.length);
  return {
    queue: dead.name,
    waiting,
    inFlight: there - waiting,
    delayed: depth.delayed,
    oldestSeconds: oldest === undefined ? null : ageSeconds(oldest),
    mayBeOlder: letters.length < there,
  };
}

function sayQueues(queues: readonly QueueStatus[]): string {
  const rows = queues.map(({ queue, waiting, inFlight, delayed, oldestSeconds, mayBeOlder }) => [
    queue,
    String(waiting),
    String(inFlight),
    String(delayed),
    oldestSeconds === null ? "–" : `${mayBeOlder ? "≥ " : ""}${sayAge(oldestSeconds)}`,
  ]);
  return table([["queue", "waiting", "in flight", "delayed", "oldest"], ...rows]).join("\n");
}
