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

const lingerMs = 50;
/** Waits beyond this are made by sending a copy: holding a message invisible uses up receives. */
const maxHeldSeconds = 60;
/** Held waits before a copy starts the broker's count anew; another process cannot tell them from failures. */
export const maxHeldWaits = 3;
const maxRemembered = 10_000;
const maxDelaySeconds = 900;

/** What is done with a received message in the end, in batches. */
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
  /** How often each message merely waited here, so that waiting does not pass for failing. */
  const waits = new Map<string, number>();

  const remove = async ({ id, receipt }: Received) => {
    await deletes.add(receipt).catch(() => deletes.add(receipt));
    waits.delete(id);
  };
  const remember = (id: string) => {
    waits.set(id, (waits.get(id) ?? 0) + 1);
    const [oldest] = waits.keys();
    if (waits.size > maxRemembered && oldest !== undefined) waits.delete(oldest);
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
    /** Receives that ended neither well nor in a wait. Those of a crashed process count. */
    failuresOf: ({ id, receiveCount }: Received) => receiveCount - (waits.get(id) ?? 0),

    /** Not awaited by the slot; a message whose deletion fails comes again and is handled again. */
    done(received: Received) {
      remove(received).catch((err: unknown) => {
        log.warn({ id: received.id, err }, "handled but not deleted, will come back");
      });
    },

    async wait(received: Received, message: T, askedSeconds: number | undefined) {
      const seconds = askedSeconds ?? backoffSeconds(received.receiveCount);
      if (seconds <= maxHeldSeconds && received.receiveCount <= maxHeldWaits) {
        await hold(received, seconds);
        remember(received.id);
      } else {
        await resend(received, message, seconds);
      }
      return "waiting" as const;
    },

    async retry(received: Received) {
      await hold(received, backoffSeconds(received.receiveCount));
      return "retried" as const;
    },

    /** Tells, keeps a copy with its reason for an operator, then lets go of the original. */
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

    /** Keeps what is in hand invisible for another timeout. */
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

/** Full jitter: anything up to a doubling limit, between 1 and 60 s. */
const backoffSeconds = (attempt: number): number =>
  Math.max(1, Math.random() * Math.min(maxHeldSeconds, 2 ** Math.min(attempt, 10)));

const ascii = (text: string): string => text.replace(/[^\x20-\x7e]/g, "?").slice(0, 250);
