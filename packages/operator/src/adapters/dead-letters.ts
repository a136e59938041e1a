import {
  GetQueueUrlCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { openQueue, type Queue } from "@memory/shared/queue/sqs";
import type { Letter } from "../queues/letter.ts";
import { type Depth, depthOf } from "./queue-depth.ts";

/** A dead-letter queue, with what an operator can do to it. */
export type DeadLetters = Pick<Queue, "name" | "delete"> & {
  depth(): Promise<Depth>;
  /**
   * Receives up to ten letters, which stay invisible to others for `hiddenSeconds`. Waits up to 2 s for
   * the first.
   */
  receive(max: number, hiddenSeconds: number): Promise<Letter[]>;
  /** Makes letters visible again, after a second. */
  giveBack(letters: readonly Letter[]): Promise<void>;
  purge(): Promise<void>;
};

/** Longer than a letter stays invisible after it was given back. */
const waitSeconds = 2;

/** Opens the dead-letter queue with this name, which has to exist. Throws what the SDK throws. */
export async function openDeadLetters(
  client: SQSClient,
  name: string,
  prefix: string,
): Promise<DeadLetters> {
  const queue = await openQueue(name, { receive: client, send: client }, { prefix });
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: prefix + name }));
  return {
    name,
    delete: queue.delete,
    depth: () => depthOf(client, prefix + name),
    async receive(max, hiddenSeconds) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: max,
          VisibilityTimeout: hiddenSeconds,
          WaitTimeSeconds: waitSeconds,
          MessageAttributeNames: ["All"],
          MessageSystemAttributeNames: [
            "ApproximateReceiveCount",
            "MessageGroupId",
            "SentTimestamp",
          ],
        }),
      );
      return Messages.map(toLetter);
    },
    async giveBack(letters) {
      for (let from = 0; from < letters.length; from += 10) {
        const some = letters.slice(from, from + 10);
        await queue.changeVisibility(some.map(({ receipt }) => ({ receipt, seconds: 1 })));
      }
    },
    async purge() {
      await client.send(new PurgeQueueCommand({ QueueUrl }));
    },
  };
}

function toLetter(message: Message): Letter {
  const written = (name: string) => message.MessageAttributes?.[name]?.StringValue;
  const reason = written("reason");
  const sentAt = new Date(Number(message.Attributes?.SentTimestamp ?? Date.now()));
  const parkedAt = new Date(written("parkedAt") ?? Number.NaN);
  const receiveCount = Number(written("receiveCount"));
  return {
    id: message.MessageId ?? "",
    receipt: message.ReceiptHandle ?? "",
    body: message.Body ?? "",
    groupId: message.Attributes?.MessageGroupId,
    sentAt,
    receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
    parked:
      reason === undefined
        ? undefined
        : {
            reason,
            at: Number.isNaN(parkedAt.getTime()) ? sentAt : parkedAt,
            receiveCount: receiveCount > 0 ? receiveCount : undefined,
            traceId: written("traceId"),
          },
  };
}
