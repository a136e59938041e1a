import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { fetcher } from "@memory/shared/programs/fetcher";
import { startConsumer } from "@memory/shared/queue/consume";
import { deadLetterName } from "@memory/shared/queue/policy";
import { openQueue } from "@memory/shared/queue/sqs";
import { Consumer } from "sqs-consumer";
import { doJob, job, readJob } from "./job.ts";

export const consumerKinds = ["Memory", "sqs-consumer", "receive loop"] as const;
export type ConsumerKind = (typeof consumerKinds)[number];

type Options = {
  readonly clients: { readonly receive: SQSClient; readonly send: SQSClient };
  readonly prefix: string;
  readonly queueUrl: string;
  /** A multiple of ten, since the others take ten at once in each of their instances. */
  readonly slots: number;
  /** Called after every job. */
  readonly done: () => void;
};

const batchSize = 10;
const waitSeconds = 2;

/** Starts to take jobs. Nothing of this ends but with the process. */
export const startKind: Record<ConsumerKind, (options: Options) => Promise<void>> = {
  async Memory({ clients, prefix, slots, done }) {
    const metrics = createMetrics(fetcher);
    startConsumer({
      contract: job,
      queue: await openQueue(job.name, clients, { prefix, metrics }),
      dead: await openQueue(deadLetterName(job.name), clients, { prefix, metrics }),
      slots,
      waitSeconds,
      async handle(message) {
        await doJob(message);
        done();
      },
      log: createLog("bench", "info"),
      metrics,
    });
  },

  async "sqs-consumer"({ clients, queueUrl, slots, done }) {
    for (let instance = 0; instance < slots / batchSize; instance += 1) {
      Consumer.create({
        sqs: clients.receive,
        queueUrl,
        useQueueUrlAsEndpoint: false,
        batchSize,
        waitTimeSeconds: waitSeconds,
        visibilityTimeout: 60,
        async handleMessageBatch(messages) {
          await Promise.all(messages.map(({ Body }) => doJob(readJob(Body)).then(done)));
          return messages;
        },
      }).start();
    }
  },

  async "receive loop"({ clients, queueUrl, slots, done }) {
    const loop = async () => {
      for (;;) {
        const { Messages = [] } = await clients.receive.send(
          new ReceiveMessageCommand({
            QueueUrl: queueUrl,
            MaxNumberOfMessages: batchSize,
            WaitTimeSeconds: waitSeconds,
          }),
        );
        if (Messages.length === 0) continue;
        await Promise.all(Messages.map(({ Body }) => doJob(readJob(Body)).then(done)));
        const Entries = Messages.map(({ ReceiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle,
        }));
        await clients.send.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
      }
    };
    for (let instance = 0; instance < slots / batchSize; instance += 1) void loop();
  },
};
