import { setTimeout as pause } from "node:timers/promises";
import type { Contract } from "../contracts/contract.ts";
import type { Log } from "../process/log.ts";
import type { Metrics } from "../process/metrics.ts";
import { createWatchdog, type Watchdog } from "../process/watchdog.ts";
import { createAttempt, type Handle } from "./attempt.ts";
import { visibilityTimeoutSeconds } from "./policy.ts";
import { startPolling } from "./poll.ts";
import { createSettlement } from "./settle.ts";
import { slotsOf } from "./slots-of.ts";
import type { Queue, Received } from "./sqs.ts";

type Options<T> = {
  readonly contract: Contract<T>;
  readonly queue: Queue;
  /** The dead-letter queue, where messages are parked. */
  readonly dead: Queue;
  /** How many messages are handled at once; a large one takes several slots (`slotsOf`). */
  readonly slots: number;
  readonly waitSeconds: number;
  /** Whether messages may be received now; asked before each poll. Default: always. */
  readonly mayReceive?: () => boolean;
  readonly handle: Handle<T>;
  /** Runs before a message is parked: tells whoever waits for it that it was given up for now. */
  readonly parked?: (message: T) => Promise<void>;
  /** Makes the copy that is sent for a long wait. Default: the message as it came. */
  readonly copy?: (message: T) => T;
  readonly log: Log;
  readonly metrics: ConsumerMetrics;
  /** How long one message, and one poll, may take before the process counts as stuck. */
  readonly stuckAfterMs?: { readonly message: number; readonly poll: number };
};

type ConsumerMetrics = Pick<
  Metrics,
  "received" | "age" | "handled" | "duration" | "inHand" | "slots" | "slotsInUse"
>;

export type Consumer = {
  /** How many messages are received and not settled yet: in the handler or waiting for a slot. */
  inHand(): number;
  /** Undefined while the queue answers, else what is wrong. */
  notReady(): string | undefined;
  /** Undefined while polls and messages come to an end, else what is stuck. */
  notLive(): string | undefined;
  /**
   * Receives nothing new, lets the poll under way return, then handles and settles what was received; detached
   * handlers are told to stop.
   */
  drain(): Promise<void>;
};

const prefetch = 10;
const heartbeatMs = (visibilityTimeoutSeconds * 1000) / 3;
/** A handler has a deadline, and each of the few calls after it has one: 5 min is longer than all. */
const defaultStuckAfterMs = { message: 5 * 60_000, poll: 90_000 };

/** Handles the messages of one queue, up to `slots` at once; a slow one never delays another. */
export function startConsumer<T extends { traceId: string }>(options: Options<T>): Consumer {
  const { queue, slots, metrics, stuckAfterMs = defaultStuckAfterMs } = options;
  const log = options.log.child({ queue: queue.name });
  const inHand = new Map<string, Received>();
  const prefetched: Received[] = [];
  const settlement = createSettlement({ ...options, log });
  const attempt = createAttempt({ ...options, queueName: queue.name, settlement, log });
  const stopping = new AbortController();
  /** The messages in the handler that hold a slot, the oldest first. */
  const atWork = new Map<Received, Watchdog>();
  let released = Promise.withResolvers<void>();
  metrics.slots.set({ queue: queue.name }, slots);

  const accept = (messages: Received[]) => {
    metrics.received.inc({ queue: queue.name }, messages.length);
    for (const message of messages) {
      inHand.set(message.receipt, message);
      prefetched.push(message);
      if (message.receiveCount > 1) continue;
      const ageMs = Math.max(0, Date.now() - message.visibleSince);
      metrics.age.observe({ queue: queue.name }, ageMs / 1000);
    }
    fillSlots();
  };

  const fillSlots = () => {
    for (;;) {
      const [message] = prefetched;
      if (message === undefined || slotsOf([...atWork.keys(), message], slots) > slots) break;
      prefetched.shift();
      const watchdog = createWatchdog(`a message of ${queue.name}`, stuckAfterMs.message);
      watchdog.beat();
      atWork.set(message, watchdog);
      const detach = () => release(message);
      void attempt(message, { detach, stopping: stopping.signal }).finally(() => {
        inHand.delete(message.receipt);
        release(message);
      });
    }
    metrics.inHand.set({ queue: queue.name }, inHand.size);
    metrics.slotsInUse.set({ queue: queue.name }, slotsOf(atWork.keys(), slots));
  };

  const release = (message: Received) => {
    atWork.delete(message);
    released.resolve();
    released = Promise.withResolvers();
    fillSlots();
  };

  const heartbeat = setInterval(() => {
    settlement.renew([...inHand.values()]);
  }, heartbeatMs);

  const polling = startPolling({
    queue,
    waitSeconds: options.waitSeconds,
    room: () =>
      options.mayReceive?.() === false
        ? 0
        : slots + prefetch - slotsOf([...atWork.keys(), ...prefetched], slots),
    roomChanged: () => released.promise,
    accept,
    log,
    stuckAfterMs: stuckAfterMs.poll,
  });
  const oldestAtWork = () => atWork.values().next().value;

  return {
    inHand: () => inHand.size,
    notReady: polling.notReady,
    notLive: () => polling.notLive() ?? oldestAtWork()?.notLive(),
    async drain() {
      await polling.stop();
      // Only now: a message that is let go must not be received here again.
      stopping.abort();
      while (inHand.size > 0) await Promise.race([released.promise, pause(1000)]);
      clearInterval(heartbeat);
      await settlement.drain();
    },
  };
}
