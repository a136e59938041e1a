import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startEdition } from "@memory/testing/edition";
import { createFigures, type Figures, megabytes } from "../measure/figures.ts";
import type { Part, Run } from "../measure/part.ts";
import { each, ownMbOf, residentMbOf, watchMemory } from "../measure/processes.ts";
import { openColdEdition } from "../world/edition.ts";

/** Resident memory of every process, and the time from the start to a bot that answers. */
export const memory: Part = {
  name: "memory",
  describe: "resident memory idle, under load and after it; start to ready, cold and warm",
  async run(run) {
    const figures = createFigures();
    for (let round = 1; round <= run.rounds; round += 1) {
      run.say(`round ${round} of ${run.rounds}: starts`);
      await measureStarts(figures);
    }
    await measureMemory(run, figures);
    return figures.all();
  },
};

/** Cold: no data and nothing compiled. Warm: the second start on the same folder. */
async function measureStarts(figures: Figures) {
  const dataDir = await mkdtemp(join(tmpdir(), "memory-bench-"));
  try {
    for (const name of ["cold", "warm"]) {
      const startedAt = Date.now();
      const edition = await startEdition({
        dataDir,
        env: { NODE_COMPILE_CACHE: join(dataDir, "compile-cache") },
      });
      const { mtimeMs: readyAt } = await stat(join(dataDir, "endpoints.json"));
      const seconds = (readyAt - startedAt) / 1000;
      figures.add(`start to ready, ${name}`, seconds, { unit: "s", better: "lower" });
      await edition.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An hour's links of a thousand busy people, sent as fast as they are taken. */
const hourOfLinks = 3_600;
const pieces = 4;

async function measureMemory({ quick, say }: Run, figures: Figures) {
  const world = await openColdEdition();
  try {
    const pids = world.pids();
    await pause(quick ? 2_000 : 20_000);
    const add = (when: string, values: Readonly<Record<string, number>>) => {
      for (const [name, mb] of Object.entries(values))
        figures.add(`${name}, ${when}`, mb, megabytes);
    };
    add("idle", each(pids, residentMbOf));
    add("idle, of its own", each(pids, ownMbOf));
    const links = quick ? 200 : hourOfLinks;
    const watch = watchMemory(pids);
    for (let piece = 1; piece <= pieces; piece += 1) {
      say(`${(links / pieces) * piece} of ${links} links`);
      await world.crowd.answers(
        await world.crowd.sendAll(await world.crowd.prepare(links / pieces)),
      );
      if (piece === pieces / 2) add(`after ${links / 2} links`, each(pids, residentMbOf));
    }
    add("most under load", watch.stop());
    add(`after ${links} links`, each(pids, residentMbOf));
  } finally {
    await world.stop();
  }
}
