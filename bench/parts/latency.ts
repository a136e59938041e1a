import { setTimeout as pause } from "node:timers/promises";
import { startCollector } from "@memory/testing/collector";
import { startBare } from "../bare/start-bare.ts";
import { createFigures, type Figures, latencyMs, plain } from "../measure/figures.ts";
import { hopsOf, linkTraces } from "../measure/hops.ts";
import type { Part, Run } from "../measure/part.ts";
import { median, percentile } from "../measure/statistics.ts";
import { openEdition, type World } from "../world/edition.ts";

/** From a link's being sent until the bot's reply, with instant sources. */
export const latency: Part = {
  name: "latency",
  describe: "from a link to its reply, idle and under steady load, and where the time goes",
  async run(run) {
    const figures = createFigures();
    await measureReplies(run, figures);
    await measureHops(run, figures);
    return figures.all();
  },
};

/** Links a second, and for how long. */
export const ratesFor = (quick: boolean) => ({
  perSecond: quick ? [10, 50] : [1, 10, 50, 100],
  seconds: quick ? 2 : 20,
});

async function measureReplies({ quick, rounds, say }: Run, figures: Figures) {
  const world = await openEdition();
  const floor = await startBare("floor");
  try {
    const { perSecond, seconds } = ratesFor(quick);
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}: idle`);
      add(figures, "idle", await oneByOne(world, quick ? 8 : 50));
      say(`round ${round} of ${rounds}: idle, the floor pipeline`);
      add(figures, "idle, floor", await oneByOne(floor, quick ? 8 : 50));
      for (const rate of perSecond) {
        say(`round ${round} of ${rounds}: ${rate} links a second`);
        const errands = await world.crowd.prepare(rate * seconds);
        const sent = await world.crowd.sendAtRate(errands, rate);
        const answers = await world.crowd.answers(sent);
        add(figures, `${rate}/s`, answers.latenciesMs);
        figures.add(`${rate}/s, left unanswered`, answers.unanswered, plain("links"));
      }
    }
  } finally {
    await world.stop();
    await floor.stop();
  }
}

const restMs = 250;

/** Sends each link when the one before it has long been answered. */
async function oneByOne(
  { crowd }: Pick<World, "crowd">,
  count: number,
): Promise<readonly number[]> {
  const errands = await crowd.prepare(count);
  const sent = [];
  for (const errand of errands) {
    sent.push(...(await crowd.sendAll([errand])));
    await pause(restMs);
  }
  return (await crowd.answers(sent)).latenciesMs;
}

function add(figures: Figures, name: string, latencies: readonly number[]) {
  figures.add(`${name}, p50`, percentile(latencies, 0.5), latencyMs);
  figures.add(`${name}, p99`, percentile(latencies, 0.99), latencyMs);
}

/** Recording traces costs time itself, so it is done in an edition of its own. */
async function measureHops({ quick, say }: Run, figures: Figures) {
  say("hop by hop, from traces");
  const collector = await startCollector();
  const world = await openEdition({ OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/` });
  const startedAt = Date.now();
  try {
    await oneByOne(world, quick ? 8 : 50);
  } finally {
    await world.stop();
  }
  const hops = linkTraces(collector.spans(), startedAt).map(hopsOf);
  await collector.stop();
  for (const name of new Set(hops.flatMap((each) => [...each.keys()]))) {
    const values = hops.flatMap((each) => each.get(name) ?? []);
    figures.add(`idle with traces, ${name}`, median(values), latencyMs);
  }
}
