import { startBare } from "../bare/start-bare.ts";
import { type Variant, variants } from "../bare/variant.ts";
import { cpuMs, createFigures, type Figures, perSecond, plain } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { type Pids, startMeter } from "../measure/processes.ts";
import { percentile } from "../measure/statistics.ts";
import type { Crowd } from "../world/crowd.ts";
import { openEdition, type World } from "../world/edition.ts";

/** As many people send a link each, as fast as they can, through Memory and through bare pipelines. */
export const pipeline: Part = {
  name: "pipeline",
  describe: "the whole edition at saturation, beside bare processes that do the same work",
  async run({ quick, rounds, say }) {
    const links = quick ? 300 : 3_000;
    const figures = createFigures();
    say("starting Memory and two bare pipelines");
    const world = await openEdition();
    const bare = new Map<Variant, Awaited<ReturnType<typeof startBare>>>();
    try {
      for (const variant of variants) bare.set(variant, await startBare(variant));
      for (let round = 1; round <= rounds; round += 1) {
        say(`round ${round} of ${rounds}: ${links} links through Memory`);
        const memory = await measureMemory(world, links, figures);
        for (const [variant, { crowd, pids }] of bare) {
          say(`round ${round} of ${rounds}: ${links} links through the ${variant} pipeline`);
          const { rate, cpu } = await measure(variant, { crowd, pids }, { links, figures });
          figures.add(`Memory ÷ ${variant}, throughput`, memory.rate / rate, ratio);
          figures.add(`${variant} ÷ Memory, CPU`, cpu / memory.cpu, ratio);
        }
      }
      return figures.all();
    } finally {
      await world.stop();
      for (const { stop } of bare.values()) await stop();
    }
  },
};

const ratio = { unit: "×", better: "higher" } as const;

async function measureMemory(world: World, links: number, figures: Figures) {
  const calls = () =>
    Promise.all([
      world.counter("memory_sqs_requests_total"),
      world.counter("memory_telegram_calls_total"),
    ]);
  const [sqsBefore, telegramBefore] = await calls();
  const { crowd } = world;
  const measured = await measure("Memory", { crowd, pids: world.pids() }, { links, figures });
  const [sqs, telegram] = await calls();
  const each = plain("a tweet");
  figures.add("Memory, SQS requests", (sqs - sqsBefore) / links, each);
  figures.add("Memory, Telegram calls", (telegram - telegramBefore) / links, each);
  return measured;
}

type Side = { readonly crowd: Crowd; readonly pids: Pids };
type Load = { readonly links: number; readonly figures: Figures };

/** Sends the links, and adds throughput and CPU for each tweet in every process. */
async function measure(name: string, { crowd, pids }: Side, { links, figures }: Load) {
  const errands = await crowd.prepare(links);
  const used = startMeter(pids);
  const sent = await crowd.sendAll(errands);
  const { latenciesMs, unanswered, seconds } = await crowd.answers(sent);
  const { cpuMs: each, totalCpuMs } = used();
  if (unanswered > 0) throw new Error(`${name} left ${unanswered} links without an answer`);
  const rate = links / seconds;
  figures.add(`${name}, throughput`, rate, perSecond);
  // The playground is Telegram and the sources: it is shown, but is no part of what is compared.
  const { playground = 0 } = each;
  const cpu = (totalCpuMs - playground) / links;
  figures.add(`${name}, CPU for a tweet`, cpu, cpuMs);
  for (const [process, ms] of Object.entries(each))
    figures.add(`${name}, CPU for a tweet in ${process}`, ms / links, cpuMs);
  figures.add(`${name}, half are answered after`, percentile(latenciesMs, 0.5), plain("ms"));
  return { rate, cpu };
}
