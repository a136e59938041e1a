import type { SQSClient } from "@aws-sdk/client-sqs";
import { type AwsConfig, pollWithinMs, sqsClient } from "../aws/clients.ts";
import { queueTrouble } from "../aws/explain-error.ts";
import type { Log } from "../process/log.ts";
import type { Metrics } from "../process/metrics.ts";
import { retryUntil } from "../process/retry-until.ts";
import { deadLetterName } from "./policy.ts";
import { openQueue, type Queue } from "./sqs.ts";

export type QueueOptions = {
  readonly config: AwsConfig & { QUEUE_PREFIX: string };
  readonly log: Log;
  readonly metrics: Pick<Metrics, "requests" | "sent">;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
  /** How long SQS may take to answer anything but a poll. Default: 8 s. */
  readonly answerWithinMs?: number;
};

const never = new AbortController().signal;

export type QueueSet = {
  queue(name: string): Queue;
  dead(name: string): Queue;
  close(): void;
};

/**
 * Opens every queue that a process uses: those it receives from with their dead-letter queues, and
 * those it sends to. Retries for as long as SQS does not answer or a queue does not exist yet.
 */
export async function openQueues(
  { receive, send }: { receive: readonly string[]; send: readonly string[] },
  { config, log, metrics, signal = never, answerWithinMs }: QueueOptions,
): Promise<QueueSet> {
  const clients = {
    receive: sqsClient(config, pollWithinMs),
    send: sqsClient(config, answerWithinMs),
  };
  const names = new Set([...receive, ...receive.map(deadLetterName), ...send]);
  const opened = new Map<string, Queue>();
  for (const name of names) {
    const open = () =>
      openQueue(name, clients, { prefix: config.QUEUE_PREFIX, metrics }).catch((cause: unknown) => {
        throw queueTrouble(config.QUEUE_PREFIX + name, config, cause);
      });
    opened.set(
      name,
      await retryUntil(`queue ${config.QUEUE_PREFIX}${name}`, open, { log, signal }),
    );
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
