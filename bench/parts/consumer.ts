import { createQueues } from "@memory/provision/adapters/create-queues";
import { sendAll } from "../bare/queue.ts";
import { idealRate, jobBodies, jobQueueUrl } from "../consumers/job.ts";
import { consumerKinds } from "../consumers/kinds.ts";
import type { ConsumerOptions, ConsumerReport } from "../consumers/main.ts";
import { costs, cpuMs, createFigures, type Figures, perSecond } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { memoryClients } from "../world/clients.ts";
import { startProgram } from "../world/program.ts";
import { type Addresses, startStandIns } from "../world/stand-ins.ts";

/** The same queue, the same handler and as many slots for all. */
export const consumer: Part = {
  name: "consumer",
  describe: "Memory's consumer beside sqs-consumer (one and eight instances) and a receive loop",
  async run({ quick, rounds, say }) {
    const figures = createFigures();
    const { addresses, stop } = await startStandIns();
    try {
      for (let round = 1; round <= rounds; round += 1) {
        for (const slots of quick ? [10] : [10, 80]) {
          const jobs = slots * (quick ? 10 : 50);
          for (const kind of consumerKinds) {
            say(`round ${round} of ${rounds}: ${jobs} jobs in ${slots} slots by ${kind}`);
            const prefix = `r${round}-${slots}-${kind.replaceAll(" ", "-")}-`;
            const { sqs } = addresses;
            await measure({ kind, sqs, prefix, slots, jobs }, addresses, figures);
          }
        }
      }
      return figures.all();
    } finally {
      await stop();
    }
  },
};

/**
 * Each run has queues of its own. A poll that was open when its process ended may still be given messages,
 * which are invisible afterwards.
 */
async function measure(options: ConsumerOptions, addresses: Addresses, figures: Figures) {
  const { kind, sqs, prefix, slots, jobs } = options;
  const { receive, send, tables } = memoryClients(addresses);
  await createQueues(send, prefix);
  await sendAll(send, jobQueueUrl(sqs, prefix), jobBodies(jobs));
  for (const client of [receive, send, tables]) client.destroy();
  const running = await startProgram({
    main: new URL("../consumers/main.ts", import.meta.url),
    args: [JSON.stringify(options)],
  });
  try {
    const { seconds, cpuMs: used, requests } = (await running.nextMessage()) as ConsumerReport;
    const name = `${slots} slots, ${kind}`;
    figures.add(`${name}, throughput`, jobs / seconds, perSecond);
    const busy = (jobs / seconds / idealRate(slots)) * 100;
    figures.add(`${name}, of what the slots can do`, busy, { unit: "%", better: "higher" });
    figures.add(`${name}, CPU for a message, start included`, used / jobs, cpuMs);
    figures.add(`${name}, SQS requests`, requests / jobs, costs("a message"));
  } finally {
    await running.stop();
  }
}
