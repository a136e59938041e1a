import { setTimeout as pause } from "node:timers/promises";
import { botKinds, startBot } from "../bots/start-bot.ts";
import { createFigures, type Figures, latencyMs, plain } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { type Pids, startMeter } from "../measure/processes.ts";
import { percentile } from "../measure/statistics.ts";
import type { Answers, Crowd } from "../world/crowd.ts";
import { openEdition } from "../world/edition.ts";
import { countKept } from "../world/kept.ts";

/** Memory beside two bots of one process without queues, with sources that take 300 ms. */
export const singleProcess: Part = {
  name: "single-process",
  describe:
    "beside bots of one process: idle, steady, in bursts, and with an outage of the sources",
  async run({ quick, rounds, say }) {
    const figures = createFigures();
    const scale = quick ? quickScale : usualScale;
    for (let round = 1; round <= rounds; round += 1) {
      for (const name of ["Memory", ...botKinds] as const) {
        say(`round ${round} of ${rounds}: ${name}`);
        const contender = name === "Memory" ? await openMemory() : await openBot(name);
        try {
          await measure(contender, scale, figures);
        } finally {
          await contender.stop();
        }
      }
    }
    return figures.all();
  },
};

type Contender = {
  readonly name: string;
  readonly crowd: Crowd;
  readonly dynamodb: string;
  readonly pids: Pids;
  /** Whether a tweet can still be kept after its link was answered. */
  readonly completesLater: boolean;
  stop(): Promise<void>;
};

async function openMemory(): Promise<Contender> {
  const { crowd, edition, pids, stop } = await openEdition();
  const { playground: _, ...own } = pids();
  return {
    name: "Memory",
    crowd,
    dynamodb: edition.endpoints.dynamodb,
    pids: own,
    completesLater: true,
    stop,
  };
}

async function openBot(kind: (typeof botKinds)[number]): Promise<Contender> {
  const { crowd, addresses, pids, stop } = await startBot(kind);
  return {
    name: `${kind} bot`,
    crowd,
    dynamodb: addresses.dynamodb,
    pids,
    completesLater: false,
    stop,
  };
}

type Scale = typeof usualScale;
const usualScale = {
  idleSeconds: 20,
  steadyRate: 50,
  steadySeconds: 20,
  burst: 500,
  outageSeconds: 60,
  patienceMs: 240_000,
};
const quickScale: Scale = {
  idleSeconds: 2,
  steadyRate: 10,
  steadySeconds: 2,
  burst: 20,
  outageSeconds: 3,
  patienceMs: 30_000,
};
const sourceMs = 300;
const outageRate = 5;

async function measure(contender: Contender, scale: Scale, figures: Figures) {
  const { name, crowd, pids } = contender;
  const { steadyRate } = scale;
  const idle = startMeter(pids);
  await pause(scale.idleSeconds * 1000);
  const { totalCpuMs, wallMs } = idle();
  figures.add(`idle, ${name}`, totalCpuMs / (wallMs / 1000), { unit: "CPU ms/s", better: "lower" });

  const steady = await crowd.prepare(steadyRate * scale.steadySeconds);
  await crowd.source("syndication", { latencyMs: sourceMs });
  const sent = await crowd.sendAtRate(steady, steadyRate);
  add(figures, `${steadyRate}/s, ${name}`, await crowd.answers(sent, scale.patienceMs));

  const burst = await crowd.prepare(scale.burst);
  await crowd.source("syndication", { latencyMs: sourceMs });
  const used = startMeter(pids);
  const answers = await crowd.answers(await crowd.sendAll(burst), scale.patienceMs);
  add(figures, `${scale.burst} at once, ${name}`, answers);
  const cpuEach = used().totalCpuMs / scale.burst;
  figures.add(`${scale.burst} at once, ${name}, CPU for a link`, cpuEach, {
    unit: "CPU ms",
    better: "lower",
  });
  await measureOutage(contender, scale, figures);
}

/** All sources hang up. People go on sending links. Afterwards the sources are there again. */
async function measureOutage(
  { name, crowd, dynamodb, completesLater }: Contender,
  { outageSeconds, patienceMs }: Scale,
  figures: Figures,
) {
  const links = await crowd.prepare(outageRate * outageSeconds);
  await setDown(crowd, true);
  const sent = await crowd.sendAtRate(links, outageRate);
  await setDown(crowd, false);
  const { unanswered } = await crowd.answers(sent, patienceMs);
  const kept = await countKept(dynamodb, sent, completesLater ? patienceMs : 2_000);
  const what = `outage of ${outageSeconds} s, ${name}`;
  figures.add(`${what}, without an answer`, unanswered, { unit: "links", better: "lower" });
  figures.add(`${what}, not kept`, sent.length - kept, { unit: "links", better: "lower" });
  figures.add(`${what}, sent`, sent.length, plain("links"));
}

const setDown = (crowd: Crowd, down: boolean) =>
  Promise.all(
    ["syndication", "fxtwitter"].map((name) => crowd.source(name, { down, latencyMs: 0 })),
  );

function add(figures: Figures, name: string, { latenciesMs, unanswered }: Answers) {
  figures.add(`${name}, p50`, percentile(latenciesMs, 0.5), latencyMs);
  figures.add(`${name}, p99`, percentile(latenciesMs, 0.99), latencyMs);
  figures.add(`${name}, without an answer`, unanswered, { unit: "links", better: "lower" });
}
