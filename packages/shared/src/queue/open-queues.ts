import type { SQSClient } from "@aws-sdk/client-sqs";
import { type AwsConfig, pollWithinMs, sqsClient } from "../aws/clients.ts";
import { explainAwsError, queueTrouble } from "../aws/explain-error.ts";
import { RetryableError } from "../errors.ts";
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
    const fullName = config.QUEUE_PREFIX + name;
    const open = () =>
      openQueue(name, clients, { prefix: config.QUEUE_PREFIX, metrics }).catch((cause: unknown) => {
        throw queueTrouble(fullName, config, cause);
      });
    const queue = await retryUntil(`queue ${fullName}`, open, { log, signal });
    opened.set(
      name,
      explained(queue, (cause) => queueTrouble(fullName, config, cause)),
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

/**
 * The same queue, but where somebody has to change something, as for a queue that was deleted meanwhile, its
 * calls throw a RetryableError that says what: no message is at fault, and each can go on afterwards.
 */
function explained(queue: Queue, trouble: (cause: unknown) => Error): Queue {
  const explain = (cause: unknown): never => {
    if (explainAwsError(cause) === undefined) throw cause;
    throw new RetryableError(trouble(cause).message, { cause });
  };
  return {
    name: queue.name,
    send: (entries) => queue.send(entries).catch(explain),
    receive: (max, waitSeconds) => queue.receive(max, waitSeconds).catch(explain),
    delete: (receipts) => queue.delete(receipts).catch(explain),
    changeVisibility: (entries) => queue.changeVisibility(entries).catch(explain),
  };
}
