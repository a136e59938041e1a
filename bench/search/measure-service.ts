import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { SearchDocument } from "@memory/library/search/index/document";
import { createSearch, type Search } from "@memory/library/search/search";
import type { Source } from "@memory/library/search/source";
import { createLog } from "@memory/shared/process/log";
import { costs, type Figures, latencyMs, megabytes } from "../measure/figures.ts";
import { residentMbOf } from "../measure/processes.ts";
import { percentile } from "../measure/statistics.ts";
import { openKeptLibrary } from "./kept-library.ts";
import type { LabelledQuery } from "./labelled.ts";

type Measured = {
  readonly documents: readonly SearchDocument[];
  readonly queries: readonly LabelledQuery[];
  /** Ask in turn, each with the whole library. */
  readonly people: number;
  readonly folder: string;
};

const page = { offset: 0, limit: 10 };
const fewTweets = 300;
const askedEveryMs = 20;
/** Room for a few of the people who ask in turn. */
const boundMb = 100;

/** Searches as library does them: from tables, by threads, in a folder of files. */
export async function measureService(figures: Figures, measured: Measured): Promise<void> {
  const { documents, queries, people, folder } = measured;
  const library = await openKeptLibrary();
  try {
    await library.keep("large", documents);
    await library.keep("small", documents.slice(0, fewTweets));
    const source = sourceOf(library.archive);
    const open = (name: string, mostBytes = 2_000_000_000): Search =>
      createSearch({
        folder: join(folder, name),
        mostBytes,
        source,
        log: createLog("library", "silent"),
      });

    let search = open("service");
    await measureBuild(figures, search);
    await search.close();
    search = open("service");
    const first = await timeOf(() => search.find("large", "water", page));
    figures.add("service, from the kept file", first, latencyMs);
    const times: number[] = [];
    for (const { typed } of queries)
      times.push(await timeOf(() => search.find("large", typed, page)));
    addTimes(figures, "service", times);
    await search.close();
    await measurePeople(figures, { people, folder: join(folder, "people"), open });
  } finally {
    await library.close();
  }
}

/** Everybody but "small" keeps what "large" does. */
const sourceOf = (archive: Omit<Source, "forgottenAt">): Source => {
  const ownerOf = (userId: string) => (userId === "small" ? userId : "large");
  return {
    forgottenAt: async () => undefined,
    changedSince: (userId, changedAt) => archive.changedSince(ownerOf(userId), changedAt),
    openAll: (userId, tweetIds) => archive.openAll(ownerOf(userId), tweetIds),
  };
};

/** A build from the tables, and what another person feels of it. */
async function measureBuild(figures: Figures, search: Search) {
  const another = () => timeOf(() => search.find("small", "water", page));
  await another();
  const alone: number[] = [];
  for (let count = 0; count < 100; count += 1) alone.push(await another());
  addTimes(figures, "service, another's search", alone);
  const during: number[] = [];
  let isBuilt = false;
  const built = timeOf(() => search.find("large", "water", page)).finally(() => {
    isBuilt = true;
  });
  while (!isBuilt) {
    during.push(await another());
    await pause(askedEveryMs);
  }
  figures.add("service, nothing on disk", await built, latencyMs);
  addTimes(figures, "service, another's search during that", during);
  figures.add("service, another's slowest search during that", Math.max(...during), latencyMs);
}

type People = Pick<Measured, "people" | "folder"> & {
  open(name: string, mostBytes: number): Search;
};

async function measurePeople(figures: Figures, { people, folder, open }: People) {
  const before = residentMbOf(process.pid);
  const search = open("people", boundMb * 1e6);
  let [mostMb, mostOnDisk] = [0, 0];
  for (let person = 1; person <= people; person += 1) {
    await search.find(`person ${person}`, "water", page);
    mostMb = Math.max(mostMb, residentMbOf(process.pid) - before);
    mostOnDisk = Math.max(mostOnDisk, await megabytesIn(join(folder, "copy-1")));
  }
  await search.close();
  figures.add(`service, memory added by ${people} people in turn`, mostMb, megabytes);
  figures.add(`service, files of ${people} people within ${boundMb} MB`, mostOnDisk, costs("MB"));
}

async function megabytesIn(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function addTimes(figures: Figures, name: string, times: readonly number[]): void {
  figures.add(`${name}, p50`, percentile(times, 0.5), latencyMs);
  figures.add(`${name}, p99`, percentile(times, 0.99), latencyMs);
}
