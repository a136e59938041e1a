import { queueUrl } from "@memory/testing/ask-sqs";
import { memoryClients } from "../bare/clients.ts";
import { sendAll } from "../bare/queue.ts";
import { idealRate, job, jobBodies } from "../consumers/job.ts";
import { consumerKinds } from "../consumers/kinds.ts";
import type { ConsumerOptions, ConsumerReport } from "../consumers/main.ts";
import { costs, cpuMs, createFigures, type Figures, perSecond } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
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
        for (const slots of [10, 80]) {
          const jobs = slots * (quick ? 10 : 50);
          for (const kind of consumerKinds) {
            say(`round ${round} of ${rounds}: ${jobs} jobs in ${slots} slots by ${kind}`);
            await measure({ kind, sqs: addresses.sqs, slots, jobs }, addresses, figures);
          }
        }
      }
      return figures.all();
    } finally {
      await stop();
    }
  },
};

async function measure(options: ConsumerOptions, addresses: Addresses, figures: Figures) {
  const { kind, sqs, slots, jobs } = options;
  const { receive, send, tables } = memoryClients(addresses);
  await sendAll(send, queueUrl(sqs, job.name), jobBodies(jobs));
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
