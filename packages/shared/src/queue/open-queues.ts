import { setTimeout as pause } from "node:timers/promises";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { type AwsConfig, pollWithinMs, sqsClient } from "../aws/clients.ts";
import { queueTrouble } from "../aws/explain-error.ts";
import type { Log } from "../process/log.ts";
import type { Metrics } from "../process/metrics.ts";
import { deadLetterName } from "./policy.ts";
import { openQueue, type Queue } from "./sqs.ts";

type Options = {
  readonly config: AwsConfig & { QUEUE_PREFIX: string };
  readonly log: Log;
  readonly metrics: Pick<Metrics, "requests" | "sent">;
};

export type QueueSet = {
  queue(name: string): Queue;
  dead(name: string): Queue;
  close(): void;
};

/**
 * Opens every queue that a process uses: those it receives from with their dead-letter queues, and
 * those it sends to. Waits for as long as SQS does not answer or a queue does not exist yet.
 */
export async function openQueues(
  { receive, send }: { receive: string[]; send: string[] },
  { config, log, metrics }: Options,
): Promise<QueueSet> {
  const clients = { receive: sqsClient(config, pollWithinMs), send: sqsClient(config) };
  const names = new Set([...receive, ...receive.map(deadLetterName), ...send]);
  const opened = new Map<string, Queue>();
  for (const name of names) {
    const open = () => openQueue(name, clients, { prefix: config.QUEUE_PREFIX, metrics });
    const trouble = (cause: unknown) => queueTrouble(config.QUEUE_PREFIX + name, config, cause);
    opened.set(name, await untilAnswered(open, trouble, log));
  }
  const queue = (name: string) => {
    const found = opened.get(name);
    if (found === undefined) throw new Error(`this process did not open the queue ${name}`);
    return found;
  };
  return {
    queue,
    dead: (name) => queue(deadLetterName(name)),
    close: () => Object.values(clients).forEach((client: SQSClient) => void client.destroy()),
  };
}

/** Tells what it waits for once, and again when that changes: first nobody answers, then there is no queue. */
async function untilAnswered<T>(
  ask: () => Promise<T>,
  trouble: (cause: unknown) => Error,
  log: Log,
): Promise<T> {
  let told: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (err) {
      const why = trouble(err).message;
      if (why !== told) log.warn({ why }, "waiting for a queue");
      told = why;
      await pause(Math.min(5_000, 100 * 2 ** attempt));
    }
  }
}
