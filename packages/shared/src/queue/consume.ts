import { setTimeout as pause } from "node:timers/promises";
import type { Contract } from "../contracts/contract.ts";
import { PermanentError, RetryableError } from "../errors.ts";
import type { Log } from "../process/log.ts";
import type { Metrics } from "../process/metrics.ts";
import { continueTrace } from "../process/trace.ts";
import { createWatchdog, type Watchdog } from "../process/watchdog.ts";
import { withDeadline } from "./deadline.ts";
import { decodeBody } from "./message-body.ts";
import { handling } from "./message-span.ts";
import { visibilityTimeoutSeconds } from "./policy.ts";
import { startPolling } from "./poll.ts";
import { createSettlement, maxHeldWaits } from "./settle.ts";
import type { Queue, Received } from "./sqs.ts";

export type Context = {
  /** Aborted at the deadline, which is shorter than the visibility timeout. */
  readonly signal: AbortSignal;
  /** Carries queue and message id; every line of a job has its trace id besides. */
  readonly log: Log;
};

type Options<T> = {
  readonly contract: Contract<T>;
  readonly queue: Queue;
  /** Where parked messages go. */
  readonly dead: Queue;
  /** Messages handled at once. */
  readonly slots: number;
  readonly waitSeconds: number;
  /**
   * Return means done, throw means not done. A RetryableError waits and counts for nothing, a
   * PermanentError parks at once, anything else is retried with backoff and parked after eight.
   * May run twice for one message.
   */
  readonly handle: (message: T, context: Context) => Promise<void>;
  /** Tells whoever waits for it that the message was given up for now. Runs before it is parked. */
  readonly parked?: (message: T) => Promise<void>;
  /** The message as it travels on after a long wait, which is done by sending a copy. */
  readonly copy?: (message: T) => T;
  readonly log: Log;
  readonly metrics: ConsumerMetrics;
  /** How long a message may be worked at, and a poll take, before the process is stuck. */
  readonly stuckAfterMs?: { readonly message: number; readonly poll: number };
};

type ConsumerMetrics = Pick<
  Metrics,
  "received" | "age" | "handled" | "duration" | "inHand" | "slots" | "slotsInUse"
>;

export type Consumer = {
  /** Received and not settled yet, in the handler or waiting for a slot. */
  inHand(): number;
  /** Undefined when the queue answers, else what is wrong. */
  notReady(): string | undefined;
  /** Undefined while polls go round and messages come to an end, else what is stuck. */
  notLive(): string | undefined;
  /** Takes nothing new, lets the poll under way return, finishes what was received, settles it. */
  drain(): Promise<void>;
};

const prefetch = 10;
const heartbeatMs = (visibilityTimeoutSeconds * 1000) / 3;
/** A handler has its deadline, and what follows it is a few calls that have theirs. */
const usuallyStuckAfterMs = { message: 5 * 60_000, poll: 90_000 };
/** Unexpected failures, crashes included, before a message is parked. */
const maxFailures = 8;

/** Handles the messages of one queue, up to `slots` at once; a slow one never holds another. */
export function startConsumer<T extends { traceId: string }>(options: Options<T>): Consumer {
  const { contract, queue, slots, handle, metrics, stuckAfterMs = usuallyStuckAfterMs } = options;
  const log = options.log.child({ queue: queue.name });
  const inHand = new Map<string, Received>();
  const prefetched: Received[] = [];
  const settlement = createSettlement({ ...options, log });
  /** In the order in which they were begun. */
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
    while (atWork.size < slots) {
      const message = prefetched.shift();
      if (message === undefined) break;
      const watchdog = createWatchdog(`a message of ${queue.name}`, stuckAfterMs.message);
      watchdog.goesOn();
      atWork.set(message, watchdog);
      void work(message).finally(() => {
        atWork.delete(message);
        inHand.delete(message.receipt);
        released.resolve();
        released = Promise.withResolvers();
        fillSlots();
      });
    }
    metrics.inHand.set({ queue: queue.name }, inHand.size);
    metrics.slotsInUse.set({ queue: queue.name }, atWork.size);
  };

  const work = async (received: Received) => {
    const startedAt = performance.now();
    const read = readBody(received, contract);
    const sender = { traceId: read.message?.traceId, traceparent: received.traceparent };
    await continueTrace(sender, ...handling(queue.name, received.id), async (span) => {
      const { outcome, err } = await attempt(received, read);
      const ms = Math.round(performance.now() - startedAt);
      span.setAttribute("memory.outcome", outcome);
      metrics.handled.inc({ queue: queue.name, outcome });
      metrics.duration.observe({ queue: queue.name }, ms / 1000);
      const line = { id: received.id, outcome, ms, ...(err === undefined ? {} : { err }) };
      if (outcome === "done") log.info(line, "handled");
      else if (outcome === "waiting")
        log.info({ ...line, err: undefined, why: reason(err) }, "handled");
      else log.warn(line, "handled");
    });
  };

  /** Never throws: a message that could not be settled comes back when its visibility ends. */
  const attempt = async (received: Received, { message, unreadable }: Read<T>) => {
    try {
      if (message === undefined) throw unreadable;
      const { receiveCount } = received;
      if (receiveCount > maxFailures + maxHeldWaits) {
        throw new PermanentError(`was begun ${receiveCount} times and never ended`);
      }
      await withDeadline((signal) =>
        handle(message, { signal, log: log.child({ id: received.id }) }),
      );
      settlement.done(received);
      return { outcome: "done" } as const;
    } catch (err) {
      try {
        return { outcome: await settleFailure(received, message, err), err } as const;
      } catch (unsettled) {
        log.error({ id: received.id, err: unsettled }, "not settled, will come back");
        return { outcome: "unsettled", err } as const;
      }
    }
  };

  const settleFailure = async (received: Received, message: T | undefined, err: unknown) => {
    if (err instanceof RetryableError && message !== undefined) {
      return settlement.wait(received, message, err.retryAfterSeconds);
    }
    if (err instanceof PermanentError || settlement.failuresOf(received) >= maxFailures) {
      return settlement.park(received, message, reason(err));
    }
    return settlement.retry(received);
  };

  const heartbeat = setInterval(() => {
    settlement.renew([...inHand.values()]);
  }, heartbeatMs);

  const polling = startPolling({
    queue,
    waitSeconds: options.waitSeconds,
    room: () => slots + prefetch - inHand.size,
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
      while (inHand.size > 0) await Promise.race([released.promise, pause(1000)]);
      clearInterval(heartbeat);
      await settlement.drain();
    },
  };
}

type Read<T> =
  | { readonly message: T; readonly unreadable?: undefined }
  | { readonly message?: undefined; readonly unreadable: unknown };

function readBody<T>({ body }: Received, { schema }: Contract<T>): Read<T> {
  try {
    return { message: decodeBody(body, schema) };
  } catch (unreadable) {
    return { unreadable };
  }
}

const reason = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
