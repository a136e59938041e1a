import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFigures, type Figures, latencyMs } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { percentile } from "../measure/statistics.ts";
import { type LabelledQuery, labelledSet, queryKinds } from "../search/labelled.ts";
import { measureService } from "../search/measure-service.ts";
import { memorySearchOf, writeSearchFile } from "../search/memory-search.ts";
import { miniSearchOf } from "../search/minisearch.ts";
import { recallAt5 } from "../search/recall.ts";

type Find = (typed: string) => readonly string[];

/** Queries with known answers over a made-up library in many scripts. */
export const search: Part = {
  name: "search",
  describe:
    "finding in a library of 10,000 tweets, beside MiniSearch with its defaults and through the service",
  async run({ quick, rounds, say }) {
    const figures = createFigures();
    const { documents, queries } = labelledSet({ tweets: quick ? 5_000 : 10_000, seed: 3 });
    const folder = await mkdtemp(join(tmpdir(), "memory-search-"));
    try {
      for (let round = 1; round <= rounds; round += 1) {
        say(`round ${round} of ${rounds}: ${queries.length} queries, ${documents.length} tweets`);
        const path = join(folder, `${round}.db`);
        timed(figures, "Memory, built", () => writeSearchFile(path, documents)).close();
        const opened = () => memorySearchOf(writeSearchFile(path, []));
        const ours = timed(figures, "Memory, opened from its file", opened);
        measure(figures, "Memory", ours, queries);
        const theirs = timed(figures, "MiniSearch, built", () => miniSearchOf(documents));
        measure(figures, "MiniSearch", theirs, queries);
        const people = quick ? 20 : 200;
        say(`round ${round} of ${rounds}: through the service, ${people} people`);
        await measureService(figures, {
          documents,
          queries,
          people,
          folder: join(folder, `service-${round}`),
        });
      }
      return figures.all();
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

function timed<T>(figures: Figures, name: string, work: () => T): T {
  const startedAt = performance.now();
  const result = work();
  figures.add(name, performance.now() - startedAt, latencyMs);
  return result;
}

function measure(figures: Figures, who: string, find: Find, queries: readonly LabelledQuery[]) {
  const times: number[] = [];
  const recall = recallAt5(queries, (typed) => {
    const startedAt = performance.now();
    const found = find(typed);
    times.push(performance.now() - startedAt);
    return found;
  });
  for (const kind of queryKinds) {
    const name = `${who}, recall of the first five, ${kind}`;
    figures.add(name, recall[kind].recall * 100, { unit: "%", better: "higher" });
  }
  figures.add(`${who}, p50`, percentile(times, 0.5), latencyMs);
  figures.add(`${who}, p99`, percentile(times, 0.99), latencyMs);
}
