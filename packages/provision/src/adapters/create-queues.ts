import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { contracts } from "@memory/shared/contracts/all";
import {
  deadLetterName,
  deadLetterRetentionSeconds,
  maxReceiveCount,
  retentionSeconds,
  visibilityTimeoutSeconds,
} from "@memory/shared/queue/policy";

/** Creates the missing queues and dead-letter queues. Leaves existing ones as they are. */
export async function createQueues(client: SQSClient, prefix: string): Promise<void> {
  for (const { name } of contracts) {
    const dead = await ensureQueue(client, prefix + deadLetterName(name), {
      MessageRetentionPeriod: String(deadLetterRetentionSeconds),
    });
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ["QueueArn"] }),
    );
    await ensureQueue(client, prefix + name, {
      MessageRetentionPeriod: String(retentionSeconds),
      VisibilityTimeout: String(visibilityTimeoutSeconds),
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount }),
    });
  }
}

async function ensureQueue(client: SQSClient, name: string, attributes: Record<string, string>) {
  try {
    return (await client.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
    const created = new CreateQueueCommand({ QueueName: name, Attributes: attributes });
    return (await client.send(created)).QueueUrl;
  }
}
