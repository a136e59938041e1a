import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { Metrics } from "../process/metrics.ts";
import type { Outcome } from "./batch.ts";
import { visibilityTimeoutSeconds } from "./policy.ts";

export type Outgoing = {
  readonly body: string;
  readonly groupId?: string | undefined;
  readonly delaySeconds?: number | undefined;
  /** The sending span, as a W3C `traceparent`. */
  readonly traceparent?: string | undefined;
  /** ASCII only. */
  readonly attributes?: Record<string, string>;
};

export type Received = {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
  readonly receiveCount: number;
  /** When it could first be received, in Unix milliseconds: when it was sent, plus its delay. */
  readonly visibleSince: number;
  readonly traceparent?: string | undefined;
  readonly groupId?: string | undefined;
};

/** One queue. Every call takes a batch of at most ten entries. */
export type Queue = {
  readonly name: string;
  send(entries: Outgoing[]): Promise<Outcome[]>;
  receive(max: number, waitSeconds: number): Promise<Received[]>;
  delete(receipts: string[]): Promise<Outcome[]>;
  /**
   * Keeps received messages invisible for so many more seconds. Rounded up, so that none comes back
   * early, and at least 1: one emulator loses a message whose timeout becomes 0.
   */
  changeVisibility(entries: { receipt: string; seconds: number }[]): Promise<Outcome[]>;
};

type Clients = { readonly receive: SQSClient; readonly send: SQSClient };
type Options = {
  readonly prefix: string;
  readonly metrics?: Pick<Metrics, "requests" | "sent">;
};

/** Opens a queue, which has to exist. Throws what the SDK throws. */
export async function openQueue(
  name: string,
  clients: Clients,
  { prefix, metrics }: Options,
): Promise<Queue> {
  const asked = await clients.send.send(new GetQueueUrlCommand({ QueueName: prefix + name }));
  const QueueUrl = asked.QueueUrl;
  // Starts at 0; otherwise Prometheus misses the first increase.
  metrics?.sent.inc({ queue: name }, 0);
  const count = (action: string) => metrics?.requests.inc({ action });
  return {
    name,
    async send(entries) {
      count("send");
      const answer = await clients.send.send(
        new SendMessageBatchCommand({ QueueUrl, Entries: entries.map(sendEntry) }),
      );
      const sent = outcomes(entries.length, answer.Failed);
      metrics?.sent.inc({ queue: name }, sent.filter(({ ok }) => ok).length);
      return sent;
    },
    async receive(max, waitSeconds) {
      count("receive");
      const { Messages = [] } = await clients.receive.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: max,
          WaitTimeSeconds: waitSeconds,
          VisibilityTimeout: visibilityTimeoutSeconds,
          MessageSystemAttributeNames: [
            "ApproximateReceiveCount",
            "MessageGroupId",
            "SentTimestamp",
          ],
          MessageAttributeNames: [delayAttribute, traceAttribute],
        }),
      );
      return Messages.map((message) => ({
        id: message.MessageId ?? "",
        receipt: message.ReceiptHandle ?? "",
        body: message.Body ?? "",
        receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
        visibleSince: visibleSince(message),
        traceparent: message.MessageAttributes?.[traceAttribute]?.StringValue,
        groupId: message.Attributes?.MessageGroupId,
      }));
    },
    async delete(receipts) {
      count("delete");
      const Entries = receipts.map((ReceiptHandle, index) => ({
        Id: String(index),
        ReceiptHandle,
      }));
      const answer = await clients.send.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      return outcomes(receipts.length, answer.Failed);
    },
    async changeVisibility(entries) {
      count("visibility");
      const answer = await clients.send.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl,
          Entries: entries.map(({ receipt, seconds }, index) => ({
            Id: String(index),
            ReceiptHandle: receipt,
            VisibilityTimeout: Math.max(1, Math.ceil(seconds)),
          })),
        }),
      );
      return outcomes(entries.length, answer.Failed);
    },
  };
}

/** Carries the delay of a message, which SQS does not tell to its receiver. */
const delayAttribute = "delaySeconds";
const traceAttribute = "traceparent";

const visibleSince = ({ Attributes, MessageAttributes }: Message): number =>
  Number(Attributes?.SentTimestamp ?? Date.now()) +
  Number(MessageAttributes?.[delayAttribute]?.StringValue ?? 0) * 1000;

const sendEntry = (entry: Outgoing, index: number) => ({
  Id: String(index),
  MessageBody: entry.body,
  MessageGroupId: entry.groupId,
  DelaySeconds: entry.delaySeconds,
  MessageAttributes: Object.fromEntries(
    Object.entries(attributesOf(entry)).map(([key, value]) => [
      key,
      { DataType: "String", StringValue: value },
    ]),
  ),
});

const attributesOf = ({ attributes, delaySeconds = 0, traceparent }: Outgoing) => ({
  ...attributes,
  ...(delaySeconds > 0 && { [delayAttribute]: String(delaySeconds) }),
  ...(traceparent !== undefined && { [traceAttribute]: traceparent }),
});

/** Roughly the bytes of an entry as SQS counts them. */
export const sizeOf = (entry: Outgoing): number =>
  Buffer.byteLength(entry.body) + Buffer.byteLength(JSON.stringify(attributesOf(entry)));

type Failure = { Id: string | undefined; Code: string | undefined; Message?: string | undefined };

function outcomes(count: number, failed: Failure[] | undefined): Outcome[] {
  const result: Outcome[] = Array.from({ length: count }, () => ({ ok: true }));
  for (const { Id, Code, Message } of failed ?? []) {
    result[Number(Id)] = {
      ok: false,
      error: new Error(`SQS refused the entry: ${Code} ${Message}`),
    };
  }
  return result;
}
