import { setTimeout as pause } from "node:timers/promises";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { sqsClient } from "@memory/shared/aws/clients";
import { jobQueueUrl } from "./job.ts";
import { type ConsumerKind, startKind } from "./kinds.ts";

/** One consumer: takes so many jobs, tells what that took, and ends with its parent. */
export type ConsumerOptions = {
  readonly kind: ConsumerKind;
  readonly sqs: string;
  /** Of the names of the queues. */
  readonly prefix: string;
  readonly slots: number;
  readonly jobs: number;
};
export type ConsumerReport = {
  readonly seconds: number;
  readonly cpuMs: number;
  readonly requests: number;
};

const { kind, sqs, prefix, slots, jobs } = JSON.parse(process.argv[2] ?? "{}") as ConsumerOptions;
process.once("disconnect", () => process.exit(0));

let requests = 0;
const client = counted(sqsClient({ AWS_DEFAULT_REGION: "us-east-1", AWS_ENDPOINT_URL_SQS: sqs }));
const allDone = Promise.withResolvers<void>();
let left = jobs;
const startedAt = performance.now();
await startKind[kind]({
  clients: { receive: client, send: client },
  prefix,
  queueUrl: jobQueueUrl(sqs, prefix),
  slots,
  done() {
    left -= 1;
    if (left === 0) allDone.resolve();
  },
});
process.send?.("ready");
await allDone.promise;
const seconds = (performance.now() - startedAt) / 1000;
// The last jobs are still to be deleted.
await pause(300);
const { user, system } = process.cpuUsage();
const report: ConsumerReport = { seconds, cpuMs: (user + system) / 1000, requests };
process.send?.(report);

function counted(to: SQSClient): SQSClient {
  const send = to.send.bind(to) as (...args: unknown[]) => unknown;
  return Object.assign(to, {
    send(...args: unknown[]) {
      requests += 1;
      return send(...args);
    },
  });
}
