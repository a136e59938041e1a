import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Billed, billSqs, billTable, nothingBilled } from "../measure/aws-units.ts";
import { costs, createFigures, type Figures } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { formulaOf, priceOfMillion } from "../measure/price.ts";
import { startCountingProxy } from "../world/counting-proxy.ts";
import { openEdition, type World } from "../world/edition.ts";
import { startEmulator } from "../world/stand-ins.ts";
import { ratesFor } from "./latency.ts";

/** Counts calls in proxies in front of the emulators. */
export const calls: Part = {
  name: "calls",
  describe: "calls of SQS, DynamoDB and Telegram for a saved tweet, and their price on AWS",
  async run({ quick, rounds, say }) {
    const figures = createFigures();
    const counted = await openCounted();
    try {
      const { perSecond, seconds } = ratesFor(quick);
      const loads = [...perSecond.map((rate) => ({ name: `${rate}/s`, rate })), saturation];
      for (let round = 1; round <= rounds; round += 1) {
        for (const { name, rate } of loads) {
          say(`round ${round} of ${rounds}: ${name}`);
          const links = rate === undefined ? (quick ? 200 : 2_000) : rate * seconds;
          const telegram = await measure(counted, { links, rate });
          const { billed } = counted;
          addFigures(figures, name, { billed, links, telegram });
          say(`${name}: ${formulaOf(perSave(billed, links))}`);
        }
        counted.billed = nothingBilled();
        const idleSeconds = quick ? 3 : 30;
        await pause(idleSeconds * 1000);
        const polls = counted.billed.emptyReceives / idleSeconds;
        figures.add("idle, empty polls", polls, costs("a second"));
      }
      return figures.all();
    } finally {
      await counted.stop();
    }
  },
};

const saturation = { name: "saturation", rate: undefined };

type Counted = { readonly world: World; billed: Billed; stop(): Promise<void> };

/** Starts an edition whose calls of AWS pass counting proxies. */
async function openCounted(): Promise<Counted> {
  const folder = await mkdtemp(join(tmpdir(), "memory-bench-"));
  const [sqs, dynamodb] = await Promise.all([
    startEmulator("sqs", folder),
    startEmulator("dynamodb", folder),
  ]);
  const counts = { billed: nothingBilled() };
  const queues = await startCountingProxy(sqs.url, {
    onCall: (call) => billSqs(counts.billed, call),
  });
  const tables = await startCountingProxy(dynamodb.url, {
    onCall: (call) => billTable(counts.billed, call),
  });
  const world = await openEdition({
    AWS_ENDPOINT_URL_SQS: queues.url,
    AWS_ENDPOINT_URL_DYNAMODB: tables.url,
  });
  return Object.assign(counts, {
    world,
    async stop() {
      await world.stop();
      await Promise.all([
        queues.stop(),
        tables.stop(),
        sqs.running.stop(),
        dynamodb.running.stop(),
      ]);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  });
}

/** Long enough for the last deletes and raw answers to be written. */
const settleMs = 500;

/** Sends the links, and gives the number of calls of Telegram. */
async function measure(
  counted: Counted,
  { links, rate }: { links: number; rate: number | undefined },
): Promise<number> {
  const { crowd, counter } = counted.world;
  const errands = await crowd.prepare(links);
  const before = await counter("memory_telegram_calls_total");
  counted.billed = nothingBilled();
  const sent =
    rate === undefined ? await crowd.sendAll(errands) : await crowd.sendAtRate(errands, rate);
  await crowd.answers(sent);
  await pause(settleMs);
  return (await counter("memory_telegram_calls_total")) - before;
}

type Counts = { readonly billed: Billed; readonly links: number; readonly telegram: number };

const perSave = ({ sqsRequests, emptyReceives, readUnits, writeUnits }: Billed, links: number) => ({
  sqsRequests: (sqsRequests - emptyReceives) / links,
  readUnits: readUnits / links,
  writeUnits: writeUnits / links,
});

function addFigures(figures: Figures, name: string, { billed, links, telegram }: Counts) {
  const each = perSave(billed, links);
  const unit = costs("a save");
  figures.add(`${name}, SQS requests`, each.sqsRequests, unit);
  figures.add(`${name}, empty polls`, billed.emptyReceives / links, unit);
  const tableCalls = [...billed.tableCalls.values()].reduce((sum, count) => sum + count, 0);
  figures.add(`${name}, DynamoDB calls`, tableCalls / links, unit);
  for (const [action, count] of [...billed.tableCalls].sort())
    figures.add(`${name}, DynamoDB ${action}`, count / links, unit);
  figures.add(`${name}, DynamoDB read units`, each.readUnits, unit);
  figures.add(`${name}, DynamoDB write units`, each.writeUnits, unit);
  figures.add(`${name}, Telegram calls`, telegram / links, unit);
  figures.add(`${name}, price of a million saves`, priceOfMillion(each), costs("$"));
}
