import { sqsClient } from "@memory/shared/aws/clients";
import { PermanentError, RetryableError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { library } from "@memory/shared/programs/library";
import { startConsumer } from "@memory/shared/queue/consume";
import { createSender } from "@memory/shared/queue/sender";
import { openQueue } from "@memory/shared/queue/sqs";
import type { startQueues } from "@memory/testing/emulators";
import { z } from "zod";
import { recordingProxy } from "./recording-proxy.ts";

const name = "command-received";
const contract = { name, schema: z.object({ traceId: z.string() }) };

/** Makes every call that a sender makes to its queue, and a consumer to its queue and dead-letter queue. */
export async function callQueues({ config }: Awaited<ReturnType<typeof startQueues>>) {
  const sending = await recordingProxy(config.AWS_ENDPOINT_URL_SQS);
  const consuming = await recordingProxy(config.AWS_ENDPOINT_URL_SQS);
  const open = (queue: string, { url }: { url: string }) => {
    const client = sqsClient({ ...config, AWS_ENDPOINT_URL_SQS: url });
    return openQueue(queue, { receive: client, send: client }, { prefix: config.QUEUE_PREFIX });
  };

  const { send } = createSender([await open(name, sending)], { lingerMs: 1 });
  const ends = ["well", "for ever", "later", "by accident"];
  await Promise.all(ends.map((traceId) => send(contract, { traceId })));

  const handled = Promise.withResolvers<void>();
  const consumer = startConsumer({
    contract,
    queue: await open(name, consuming),
    dead: await open(`${name}-dead`, consuming),
    slots: 10,
    waitSeconds: 1,
    async handle({ traceId }) {
      ends.splice(ends.indexOf(traceId), 1);
      if (ends.length === 0) handled.resolve();
      if (traceId === "for ever") throw new PermanentError("never");
      if (traceId === "later") throw new RetryableError("not now", { retryAfterSeconds: 600 });
      if (traceId === "by accident") throw new Error("a bug");
    },
    log: createLog("consumer", "silent"),
    metrics: createMetrics(library),
  });
  await handled.promise;
  await consumer.drain();
  await Promise.all([sending.stop(), consuming.stop()]);

  const actions = ({ calls }: { calls: Set<string> }, suffix: string) =>
    [...calls].flatMap((call) => {
      const [action, queue] = call.split(" on ");
      return queue === config.QUEUE_PREFIX + name + suffix ? [action] : [];
    });
  return {
    sender: actions(sending, ""),
    consumer: actions(consuming, ""),
    consumerOfDead: actions(consuming, "-dead"),
  };
}
