import type { Contract } from "../contracts/contract.ts";
import { PermanentError, RetryableError } from "../errors.ts";
import type { Log } from "../process/log.ts";
import type { Metrics } from "../process/metrics.ts";
import { continueTrace } from "../process/trace.ts";
import { detachedDeadlineMs, withDeadline } from "./deadline.ts";
import { decodeBody } from "./message-body.ts";
import { handling } from "./message-span.ts";
import { maxHeldWaits, type Settlement } from "./settle.ts";
import type { Received } from "./sqs.ts";

export type Context = {
  /** Aborted at the deadline, which is shorter than the visibility timeout. */
  readonly signal: AbortSignal;
  /** Has the queue's name and the message id; each line of it has the trace id as well. */
  readonly log: Log;
  /** How often the message was received, this time included. */
  readonly receiveCount: number;
  /**
   * For work of minutes: gives the slot to other messages, and moves the deadline to half an hour from now.
   * The message stays in hand. Called again, it only moves the deadline anew. From then on the signal also aborts when the process is stopped: the work
   * has to end within five seconds, and the message is received again, which counts as no failure.
   */
  detach(): void;
};

/** What the consumer does when a handler detaches itself. */
export type Detaching = {
  /** Gives the message's slot to others. */
  detach(): void;
  /** Aborted when the process is stopped. */
  readonly stopping: AbortSignal;
};

/**
 * Return means done, throw means not done. A RetryableError makes the message wait and does not count
 * as a failure; a PermanentError parks it at once; after any other error it is retried with backoff,
 * and parked after eight. A handler has to be idempotent: it may run twice for one message.
 */
export type Handle<T> = (message: T, context: Context) => Promise<void>;

type Options<T extends { traceId: string }> = {
  readonly queueName: string;
  readonly contract: Contract<T>;
  readonly handle: Handle<T>;
  readonly settlement: Settlement<T>;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "handled" | "duration">;
};

/** Unexpected failures of a message, crashes included, before it is parked. */
const maxFailures = 8;

/** Another process, or the next one, takes the message at once. */
const soon = { retryAfterSeconds: 1 };

/**
 * One attempt at a message: decodes it, runs the handler, and settles the message by the outcome. Logs
 * one line and counts the outcome. Never throws: an unsettled message is received again once its
 * visibility timeout is over.
 */
export function createAttempt<T extends { traceId: string }>(options: Options<T>) {
  const { queueName, contract, handle, settlement, log, metrics } = options;

  const run = async (
    received: Received,
    { message, unreadable }: Read<T>,
    { detach, stopping }: Detaching,
  ) => {
    let onStop = () => {};
    try {
      if (message === undefined) throw unreadable;
      const { receiveCount } = received;
      let isDetached = false;
      // More receives than failures and held waits can explain: it crashes the process.
      if (receiveCount > maxFailures + maxHeldWaits) {
        throw new PermanentError(`was begun ${receiveCount} times and never ended`);
      }
      await withDeadline(({ signal, set, abort }) =>
        handle(message, {
          signal,
          log: log.child({ id: received.id }),
          receiveCount,
          detach() {
            set(detachedDeadlineMs);
            if (isDetached) return;
            isDetached = true;
            onStop = () => abort(new RetryableError("the process is stopped", soon));
            if (stopping.aborted) onStop();
            else stopping.addEventListener("abort", onStop);
            detach();
          },
        }),
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
    } finally {
      stopping.removeEventListener("abort", onStop);
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

  return async (received: Received, detaching: Detaching): Promise<void> => {
    const startedAt = performance.now();
    const read = readBody(received, contract);
    const sender = { traceId: read.message?.traceId, traceparent: received.traceparent };
    await continueTrace(sender, ...handling(queueName, received.id), async (span) => {
      const { outcome, err } = await run(received, read, detaching);
      const ms = Math.round(performance.now() - startedAt);
      span.setAttribute("memory.outcome", outcome);
      metrics.handled.inc({ queue: queueName, outcome });
      metrics.duration.observe({ queue: queueName }, ms / 1000);
      const line = { id: received.id, outcome, ms, ...(err === undefined ? {} : { err }) };
      if (outcome === "done") log.info(line, "handled");
      else if (outcome === "waiting")
        log.info({ ...line, err: undefined, why: reason(err) }, "handled");
      else log.warn(line, "handled");
    });
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
