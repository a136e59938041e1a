import { mkdir, readFile, writeFile } from "node:fs/promises";
import { arch, availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Figure } from "./figures.ts";

const Results = z.object({
  version: z.literal(1),
  /** ISO-8601 UTC. */
  startedAt: z.string(),
  quick: z.boolean(),
  machine: z.object({
    processor: z.string(),
    cores: z.number(),
    memoryGb: z.number(),
    node: z.string(),
    system: z.string(),
  }),
  parts: z.array(
    z.object({
      name: z.string(),
      figures: z.array(
        z.object({
          name: z.string(),
          unit: z.string(),
          better: z.enum(["higher", "lower", "neither"]),
          runs: z.array(z.number()).min(1),
        }),
      ),
    }),
  ),
});
export type Results = z.infer<typeof Results>;

const thisMachine = (): Results["machine"] => ({
  processor: cpus()[0]?.model ?? "unknown",
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  node: process.version,
  system: `${process.platform} ${arch()}`,
});

type Measured = { readonly name: string; readonly figures: readonly Figure[] };

export const resultsOf = (
  startedAt: Date,
  quick: boolean,
  parts: readonly Measured[],
): Results => ({
  version: 1,
  startedAt: startedAt.toISOString(),
  quick,
  machine: thisMachine(),
  parts: parts.map(({ name, figures }) => ({
    name,
    figures: figures.map((figure) => ({ ...figure, runs: [...figure.runs] })),
  })),
});

/** Writes `<folder>/<date>.json` and gives its path. The date has the time of day, in UTC. */
export async function writeResults(folder: string, results: Results): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${results.startedAt.slice(0, 19).replaceAll(":", "-")}.json`);
  await writeFile(file, `${JSON.stringify(results, undefined, 2)}\n`);
  return file;
}

/** Throws an Error with one sentence that names the file if it cannot be read or holds something else. */
export async function readResults(file: string): Promise<Results> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${cause.code})`);
  });
  return parseResults(file, text);
}

export function parseResults(file: string, text: string): Results {
  const { data } = Results.safeParse(jsonOf(text));
  if (data === undefined) throw new Error(`${file} holds no results of this benchmark`);
  return data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
