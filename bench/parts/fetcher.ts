import { setTimeout as pause } from "node:timers/promises";
import { metricValue } from "@memory/testing/metric-value";
import { createFigures, type Figures, latencyMs, plain } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { median, percentile } from "../measure/statistics.ts";
import { openEdition, textAt, type World } from "../world/edition.ts";

const slots = 10;
const sourceMs = 300;
/** A third more than ten slots can do at 300 ms. */
const offeredRate = 45;
const sources = ["syndication", "fxtwitter"];

/** Few slots, so that they and not the rest of the pipeline decide how much is done. */
export const fetcher: Part = {
  name: "fetcher",
  describe: `${slots} slots kept busy by sources of ${sourceMs} ms; one source that hangs`,
  async run({ quick, rounds, say }) {
    const figures = createFigures();
    const world = await openEdition({ FETCHER_SLOTS: String(slots) });
    const seconds = quick ? 4 : 20;
    try {
      for (let round = 1; round <= rounds; round += 1) {
        say(`round ${round} of ${rounds}: more links than the slots can do`);
        await measureSlots(world, seconds, figures);
        say(`round ${round} of ${rounds}: one source hangs`);
        await measureHanging(world, quick ? 10 : 100, figures);
      }
      return figures.all();
    } finally {
      await world.stop();
    }
  },
};

async function measureSlots({ crowd, edition }: World, seconds: number, figures: Figures) {
  const errands = await crowd.prepare(offeredRate * seconds);
  for (const name of sources) await crowd.source(name, { latencyMs: sourceMs });
  const inUse: number[] = [];
  const sending = crowd.sendAtRate(errands, offeredRate);
  const isSent = new AbortController();
  const watching = watchSlots(edition.endpoints.fetcher, inUse, isSent.signal);
  const sent = await sending;
  isSent.abort();
  await watching;
  const answers = await crowd.answers(sent);
  const ideal = slots / (sourceMs / 1000);
  const percent = { unit: "%", better: "higher" } as const;
  const rate = (sent.length / answers.seconds / ideal) * 100;
  figures.add("links a second, of slots ÷ 0.3 s", rate, percent);
  figures.add("slots in use", (median(inUse) / slots) * 100, percent);
}

/** Looks every 100 ms how many slots are in use, after the first second, in which they fill. */
async function watchSlots(fetcher: string, inUse: number[], signal: AbortSignal) {
  await pause(1_000);
  while (!signal.aborted) {
    inUse.push(metricValue(await textAt(`${fetcher}/metrics`), "memory_slots_in_use"));
    await pause(100);
  }
}

/** Syndication, which is asked first, accepts requests and does not answer. */
async function measureHanging({ crowd }: World, count: number, figures: Figures) {
  for (const hangs of [false, true]) {
    const errands = await crowd.prepare(count);
    if (hangs) await crowd.source("syndication", { latencyMs: 60_000 });
    const sent = await crowd.sendAtRate(errands, 5);
    const { latenciesMs, unanswered } = await crowd.answers(sent);
    const name = hangs ? "one source hangs" : "no source hangs";
    figures.add(`${name}, p50`, percentile(latenciesMs, 0.5), latencyMs);
    figures.add(`${name}, p99`, percentile(latenciesMs, 0.99), latencyMs);
    figures.add(`${name}, left unanswered`, unanswered, plain("links"));
  }
}
