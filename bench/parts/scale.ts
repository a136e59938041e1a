import { availableParallelism } from "node:os";
import { cpuMs, createFigures, type Figures, perSecond, plain } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { type Pids, startMeter } from "../measure/processes.ts";
import { startCopy } from "../world/copies.ts";
import { openEdition, type World } from "../world/edition.ts";
import type { Running } from "../world/program.ts";

const steps = [1, 2, 4];

/** Copies share the queues of one edition. What the cores do shows where more copies stop to help. */
export const scale: Part = {
  name: "scale",
  describe: "throughput with 1, 2 and 4 copies of fetcher and store",
  async run({ quick, rounds, say }) {
    const figures = createFigures();
    const links = quick ? 200 : 2_000;
    for (let round = 1; round <= rounds; round += 1) {
      const world = await openEdition();
      const copies: Running[] = [];
      try {
        for (const step of steps) {
          say(`round ${round} of ${rounds}: ${step} of each`);
          while (copies.length < (step - 1) * 2) {
            copies.push(await startCopy("fetcher", world.edition));
            copies.push(await startCopy("store", world.edition));
          }
          await measure(world, copies, { step, links, figures });
        }
      } finally {
        await Promise.all(copies.map(({ stop }) => stop()));
        await world.stop();
      }
    }
    return figures.all();
  },
};

type Load = { readonly step: number; readonly links: number; readonly figures: Figures };

async function measure(
  { crowd, pids }: World,
  copies: readonly Running[],
  { step, links, figures }: Load,
) {
  const more: Pids = Object.fromEntries(copies.map(({ pid }, index) => [`copy ${index}`, pid]));
  const errands = await crowd.prepare(links);
  const used = startMeter({ ...pids(), ...more, "the people": process.pid });
  const { seconds, unanswered } = await crowd.answers(await crowd.sendAll(errands));
  const { totalCpuMs, wallMs, cpuMs: each } = used();
  const name = `${step} of each`;
  figures.add(`${name}, throughput`, links / seconds, perSecond);
  figures.add(`${name}, CPU for a tweet, all processes`, totalCpuMs / links, cpuMs);
  const share = (ms: number, cores: number) => (ms / wallMs / cores) * 100;
  figures.add(`${name}, cores busy`, share(totalCpuMs, availableParallelism()), plain("%"));
  figures.add(`${name}, dynamodb busy`, share(each.dynamodb ?? 0, 1), plain("% of a core"));
  figures.add(`${name}, left unanswered`, unanswered, plain("links"));
}
