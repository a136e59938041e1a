import type { Log } from "../process/log.ts";
import type { Metrics } from "../process/metrics.ts";
import { type Consumer, startConsumer } from "../queue/consume.ts";
import type { QueueSet } from "../queue/open-queues.ts";
import type { Connection } from "./connection.ts";
import type { Service } from "./service.ts";

type Options = {
  /** How long a poll for messages waits for one. */
  readonly waitSeconds: number;
  readonly log: Log;
  readonly metrics: Metrics;
};

/** The work of a service: the consumers of its queues and its receiver, begun together and ended together. */
export function createWork(service: Service, options: Options) {
  const { receiver, waitsFor } = service;
  const consumers: Consumer[] = [];
  let hasBegun = false;
  let receiving: Promise<void> = Promise.resolve();

  const inHand = () =>
    consumers.reduce((sum, consumer) => sum + consumer.inHand(), receiver?.inHand() ?? 0);

  const startConsumers = (queues: QueueSet) => {
    for (const { contract, slots, ...handlers } of service.consumers) {
      const [queue, dead] = [queues.queue(contract.name), queues.dead(contract.name)];
      consumers.push(startConsumer({ contract, slots, ...handlers, queue, dead, ...options }));
    }
  };

  return {
    /**
     * Waits for the queues and for what the service waits for, then takes work. Resolves when the
     * receiver has ended, at once if there is none; the consumers go on until `drain`.
     */
    async run(queues: Pick<Connection, "open">, signal: AbortSignal): Promise<void> {
      const [opened] = await Promise.all([queues.open(inHand, signal), waitsFor?.wait(signal)]);
      await service.warmUp?.();
      if (signal.aborted) return;
      startConsumers(opened);
      hasBegun = true;
      receiving = receiver?.run(signal) ?? receiving;
      await receiving;
    },

    notReady(): string | undefined {
      if (!hasBegun) return waitsFor?.status ?? "waits for the queues";
      return firstOf(consumers.map(({ notReady }) => notReady())) ?? receiver?.notReady();
    },

    notLive: (): string | undefined =>
      firstOf(consumers.map(({ notLive }) => notLive())) ?? receiver?.notLive(),

    /**
     * Takes nothing new and resolves once everything in hand is finished. The caller must abort the
     * receiver's signal first.
     */
    async drain(): Promise<void> {
      await receiving.catch(() => {});
      await receiver?.close();
      await Promise.all(consumers.map((consumer) => consumer.drain()));
    },
  };
}

const firstOf = (problems: readonly (string | undefined)[]): string | undefined =>
  problems.find((problem) => problem !== undefined);
