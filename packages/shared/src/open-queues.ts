import { setTimeout as pause } from "node:timers/promises";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { type AwsConfig, pollWithinMs, sqsClient } from "./adapters/aws.ts";
import { openQueue, type Queue } from "./adapters/sqs.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { deadLetterName } from "./queue.ts";

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
    opened.set(name, await untilAnswered(open, name, log));
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

async function untilAnswered<T>(ask: () => Promise<T>, name: string, log: Log): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (err) {
      if (attempt === 1)
        log.warn({ queue: name, err }, "queue cannot be opened yet, waiting for it");
      await pause(Math.min(5_000, 100 * 2 ** attempt));
    }
  }
}
