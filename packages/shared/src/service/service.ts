import type { FastifyInstance } from "fastify";
import type { Contract } from "../contracts/contract.ts";
import type { Log } from "../process/log.ts";
import type { MetricName, Metrics } from "../process/metrics.ts";
import type { ServiceDeclaration } from "../programs/declare-service.ts";
import type { Context } from "../queue/attempt.ts";
import type { Send } from "../queue/send.ts";

/** What the runner passes to a service besides its configuration. */
export type Parts<Metric extends MetricName> = {
  readonly log: Log;
  readonly metrics: Pick<Metrics, "registry" | Metric>;
  /** Works once the queues are open, which they are before any message is handled. */
  readonly send: Send;
};

/** The parts of the service that is declared as `D`. */
export type PartsOf<D extends ServiceDeclaration> = Parts<D["metrics"][number]>;

/** How a service handles the messages of one queue; see `startConsumer`. */
export type QueueConsumer<T extends { traceId: string } = { traceId: string }> = {
  readonly contract: Contract<T>;
  readonly slots: number;
  mayReceive?(): boolean;
  handle(message: T, context: Context): Promise<void>;
  parked?(message: T): Promise<void>;
  copy?(message: T): T;
};

/** Hides the message type, so that a list can hold consumers of different messages. */
export const queueConsumer = <T extends { traceId: string }>(
  consumer: QueueConsumer<T>,
): QueueConsumer => consumer;

/** Work that comes from elsewhere than a queue, such as Telegram's updates. */
export type Receiver = {
  /** Takes work until the signal aborts. Throws a StartError when it never can. */
  run(signal: AbortSignal): Promise<void>;
  /** How many pieces of work are taken and not finished yet. */
  inHand(): number;
  /** What keeps it from taking work now; undefined when nothing does. */
  notReady(): string | undefined;
  /** What is stuck; undefined while it makes progress. */
  notLive(): string | undefined;
  /** Resolves once all work taken is finished. */
  close(): Promise<void>;
};

/** A service that is made but takes no work yet: a process, a Lambda handler, a test or a benchmark runs it. */
export type Service = {
  readonly consumers: readonly QueueConsumer[];
  readonly receiver?: Receiver;
  /** Adds its own HTTP routes. Called before the server listens. */
  routes?(app: FastifyInstance): void;
  /** Waits for what it needs besides the queues before it takes work, such as Telegram. */
  readonly waitsFor?: {
    /** What `/health/ready` says meanwhile. */
    readonly status: string;
    wait(signal: AbortSignal): Promise<void>;
  };
  /** Opens connections ahead of the first message, whose sender would wait for them otherwise. */
  warmUp?(): Promise<void>;
  /** Closes what the service opened, when no work is in hand any more. */
  close(): Promise<void>;
};
