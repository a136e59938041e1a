import { LRUCache } from "lru-cache";
import type { Log } from "../process/log.ts";
import { redact } from "../process/redact.ts";
import { currentTraceparent } from "../process/trace.ts";
import { batcher } from "./batch.ts";
import { encodeBody } from "./message-body.ts";
import { visibilityTimeoutSeconds } from "./policy.ts";
import { type Outgoing, type Queue, type Received, sizeOf } from "./sqs.ts";

type Options<T> = {
  readonly queue: Queue;
  readonly dead: Queue;
  readonly parked?: (message: T) => Promise<void>;
  readonly copy?: (message: T) => T;
  readonly log: Log;
};

export type Settlement<T extends { traceId: string }> = ReturnType<typeof createSettlement<T>>;

const lingerMs = 50;
/**
 * The longest wait made by visibility timeout. Longer ones send a delayed copy, because each return
 * to the queue counts as a receive.
 */
const maxHeldSeconds = 60;
/**
 * How many waits use the visibility timeout. Each raises SQS's receive count, which another process
 * takes for failures; later waits send a copy, whose count starts at 1.
 */
export const maxHeldWaits = 3;
const maxRemembered = 10_000;
const maxDelaySeconds = 900;

/** Ends the handling of received messages: deletes, delays, retries or parks them, in batches. */
export function createSettlement<T extends { traceId: string }>(options: Options<T>) {
  const { queue, dead, log } = options;
  const deletes = batcher<string>({ flush: (receipts) => queue.delete(receipts), lingerMs });
  const sends = batcher<Outgoing>({
    flush: (entries) => queue.send(entries),
    lingerMs,
    sizeOf,
  });
  const holds = batcher<{ receipt: string; seconds: number }>({
    flush: (entries) => queue.changeVisibility(entries),
    lingerMs,
  });
  /** How often each message was held back here, by its id: a wait does not count as a failure. */
  const waits = new LRUCache<string, number>({ max: maxRemembered });

  const remove = async ({ id, receipt }: Received) => {
    await deletes.add(receipt).catch(() => deletes.add(receipt));
    waits.delete(id);
  };
  const hold = ({ receipt }: Received, seconds: number) => holds.add({ receipt, seconds });
  const resend = async (received: Received, message: T, seconds: number) => {
    const body = encodeBody(options.copy?.(message) ?? message);
    const delaySeconds = Math.min(Math.ceil(seconds), maxDelaySeconds);
    const traceparent = currentTraceparent();
    await sends.add({ body, groupId: received.groupId, delaySeconds, traceparent });
    await remove(received);
  };

  return {
    /** How often the message was received without being done or made to wait. Crashes count. */
    failuresOf: ({ id, receiveCount }: Received) => receiveCount - (waits.get(id) ?? 0),

    /**
     * Deletes it. The slot does not wait for that: if it fails, the message is received and handled
     * again.
     */
    done(received: Received) {
      remove(received).catch((err: unknown) => {
        log.warn({ id: received.id, err }, "handled but not deleted, will come back");
      });
    },

    /** Delays it by the seconds asked for, else by a backoff: held invisible, or as a delayed copy. */
    async wait(received: Received, message: T, askedSeconds: number | undefined) {
      const seconds = askedSeconds ?? backoffSeconds(received.receiveCount);
      if (seconds <= maxHeldSeconds && received.receiveCount <= maxHeldWaits) {
        await hold(received, seconds);
        waits.set(received.id, (waits.get(received.id) ?? 0) + 1);
      } else {
        await resend(received, message, seconds);
      }
      return "waiting" as const;
    },

    /** Holds it invisible for a backoff, after which it is received again. Counts as a failure. */
    async retry(received: Received) {
      await hold(received, backoffSeconds(received.receiveCount));
      return "retried" as const;
    },

    /**
     * Calls `parked`, sends a copy with the reason to the dead-letter queue, then deletes the original.
     */
    async park(received: Received, message: T | undefined, reason: string) {
      if (message !== undefined) await options.parked?.(message);
      const [outcome] = await dead.send([
        {
          body: received.body,
          groupId: received.groupId,
          traceparent: currentTraceparent(),
          attributes: {
            reason: ascii(redact(reason)),
            parkedAt: new Date().toISOString(),
            receiveCount: String(received.receiveCount),
            ...(message === undefined ? {} : { traceId: message.traceId }),
          },
        },
      ]);
      if (outcome?.ok !== true) throw new Error("not parked", { cause: outcome?.error });
      await remove(received);
      return "parked" as const;
    },

    /** Keeps messages in hand invisible for another visibility timeout. A failure is only logged. */
    renew(messages: Received[]) {
      for (const message of messages) {
        hold(message, visibilityTimeoutSeconds).catch((err: unknown) => {
          log.debug({ id: message.id, err }, "visibility not renewed");
        });
      }
    },

    async drain() {
      await Promise.all([sends.drain(), holds.drain(), deletes.drain()]);
    },
  };
}

/** Exponential backoff with full jitter: a random time up to a limit that doubles, from 1 to 60 s. */
const backoffSeconds = (attempt: number): number =>
  Math.max(1, Math.random() * Math.min(maxHeldSeconds, 2 ** Math.min(attempt, 10)));

const ascii = (text: string): string => text.replace(/[^\x20-\x7e]/g, "?").slice(0, 250);
