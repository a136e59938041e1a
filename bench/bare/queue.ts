import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

export type Clients = { readonly receive: SQSClient; readonly send: SQSClient };

const batchSize = 10;
/** Five batches of ten: as many messages at once as Memory's slots allow. */
const loops = 5;

/** Receives in tens, handles the ten at once, and deletes them in one call. Never returns. */
export async function consume(
  { receive, send }: Clients,
  QueueUrl: string,
  handleBatch: (bodies: readonly string[]) => Promise<void>,
): Promise<void> {
  const loop = async () => {
    for (;;) {
      const { Messages = [] } = await receive.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: batchSize, WaitTimeSeconds: 2 }),
      );
      if (Messages.length === 0) continue;
      await handleBatch(Messages.map(({ Body = "" }) => Body));
      const Entries = Messages.map(({ ReceiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle,
      }));
      await send.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    }
  };
  await Promise.all(Array.from({ length: loops }, loop));
}

/** Sends the bodies in tens. */
export async function sendAll(
  client: SQSClient,
  QueueUrl: string,
  bodies: readonly string[],
): Promise<void> {
  const calls = [];
  for (let start = 0; start < bodies.length; start += batchSize) {
    const Entries = bodies
      .slice(start, start + batchSize)
      .map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    calls.push(client.send(new SendMessageBatchCommand({ QueueUrl, Entries })));
  }
  await Promise.all(calls);
}
