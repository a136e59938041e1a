import { until } from "@memory/testing/until";
import { createFigures, latencyMs, plain } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { percentile } from "../measure/statistics.ts";
import { openEdition, type World } from "../world/edition.ts";

const asker = 77;

/** Inline queries of a person while the saves of many others wait in the queues. */
export const inline: Part = {
  name: "inline",
  describe: "inline queries, idle and while a thousand saves are queued",
  async run({ quick, rounds, say }) {
    const figures = createFigures();
    const queued = quick ? 200 : 1_000;
    const world = await openEdition();
    try {
      await keepOne(world);
      for (let round = 1; round <= rounds; round += 1) {
        say(`round ${round} of ${rounds}: idle`);
        const idle = await queriesUntil(world, (done) => done >= 20);
        figures.add("idle, p50", percentile(idle, 0.5), latencyMs);
        figures.add("idle, most", Math.max(...idle), latencyMs);
        say(`round ${round} of ${rounds}: ${queued} saves queued`);
        const errands = await world.crowd.prepare(queued);
        const before = await taken(world);
        const sent = await world.crowd.sendAll(errands);
        await until("ingest to queue all", async () => (await taken(world)) >= before + queued);
        let isOver = false;
        const saved = world.crowd.answers(sent).finally(() => {
          isOver = true;
        });
        // It is awaited below, unless a query fails before.
        saved.catch(() => {});
        const busy = await queriesUntil(world, () => isOver);
        const { unanswered } = await saved;
        figures.add("saves queued, p50", percentile(busy, 0.5), latencyMs);
        figures.add("saves queued, most", Math.max(...busy), latencyMs);
        figures.add("saves queued, queries", busy.length, plain("queries"));
        figures.add("saves without an answer", unanswered, { unit: "links", better: "lower" });
      }
      return figures.all();
    } finally {
      await world.stop();
    }
  },
};

/** How many updates ingest has taken. A query that comes while it takes others waits for these. */
const taken = ({ counter }: World): Promise<number> =>
  counter("memory_messages_handled_total", { queue: "telegram", outcome: "done" });

async function keepOne({ crowd }: World): Promise<void> {
  await crowd.ask("POST", "/sim/messages", { from: asker, text: "https://x.com/jack/status/20" });
  await untilFound(crowd);
}

/** Asks again until the tweet is found: then it is kept, and the search file is made. */
async function untilFound(crowd: World["crowd"]): Promise<void> {
  const deadline = performance.now() + 30_000;
  while ((await resultsFor(crowd)) === 0) {
    if (performance.now() > deadline) throw new Error("the tweet is not found");
  }
}

const resultsFor = async (crowd: World["crowd"]): Promise<number> => {
  const { answer } = await crowd.ask("POST", "/sim/inline", { from: asker, query: "twttr" });
  return answer.results.length;
};

/** Milliseconds of one query after the other. */
async function queriesUntil({ crowd }: World, isOver: (done: number) => boolean) {
  const times: number[] = [];
  while (!isOver(times.length)) {
    const startedAt = performance.now();
    if ((await resultsFor(crowd)) === 0) throw new Error("a kept tweet was not found");
    times.push(performance.now() - startedAt);
  }
  return times;
}
