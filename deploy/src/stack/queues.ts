import { contracts } from "@memory/shared/contracts/all";
import {
  deadLetterName,
  deadLetterRetentionSeconds,
  maxReceiveCount,
  retentionSeconds,
  visibilityTimeoutSeconds,
} from "@memory/shared/queue/policy";
import { Duration, type Stack } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";

export type QueuePair = { readonly name: string; readonly queue: Queue; readonly dead: Queue };

/** Every contract's queue with its dead-letter queue, set up as on one machine. */
export function queuesOf(stack: Stack, prefix: string): QueuePair[] {
  const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
  return contracts.map(({ name }) => {
    const deadName = deadLetterName(name);
    const dead = new Queue(stack, `Queue-${deadName}`, {
      ...common,
      queueName: prefix + deadName,
      retentionPeriod: Duration.seconds(deadLetterRetentionSeconds),
    });
    const queue = new Queue(stack, `Queue-${name}`, {
      ...common,
      queueName: prefix + name,
      retentionPeriod: Duration.seconds(retentionSeconds),
      visibilityTimeout: Duration.seconds(visibilityTimeoutSeconds),
      deadLetterQueue: { queue: dead, maxReceiveCount },
    });
    return { name, queue, dead };
  });
}

/** The pair of a contract's name, which has to be one. */
export function pairOf(queues: readonly QueuePair[], name: string): QueuePair {
  const pair = queues.find((each) => each.name === name);
  if (pair === undefined) throw new Error(`no queue is made for ${name}`);
  return pair;
}
