import { fileURLToPath } from "node:url";
import { askedOrExit, refusal } from "@memory/shared/process/command-line";
import { changeRows, compareResults, differenceOf } from "../measure/compare.ts";
import type { Figure } from "../measure/figures.ts";
import { readFlags } from "../measure/flags.ts";
import { type Results, readResults, resultsOf, writeResults } from "../measure/results.ts";
import { drawTable, figureRows } from "../measure/table.ts";
import { parts } from "../parts/all.ts";

if (process.platform !== "linux")
  askedOrExit(refusal("bench", "reads CPU time and memory in /proc, so it needs Linux"));
const flags = askedOrExit(readFlags(process.argv.slice(2), parts));
const { quick, rounds } = flags;
const before = askedOrExit(await readEarlier(flags.compare));

const print = (line: string) => process.stdout.write(`${line}\n`);
const startedAt = new Date();
const measured: { name: string; figures: readonly Figure[] }[] = [];
let failed = 0;
for (const part of flags.parts) {
  const say = (line: string) => process.stderr.write(`${elapsed()}  ${part.name}: ${line}\n`);
  try {
    const figures = await part.run({ quick, rounds, say });
    if (figures.length === 0) continue;
    measured.push({ name: part.name, figures });
    print(`\n${part.name}: ${part.describe}`);
    for (const line of drawTable(figureRows(figures))) print(`  ${line}`);
  } catch (error) {
    failed += 1;
    say(`failed: ${error instanceof Error ? error.stack : error}`);
  }
}

const results = resultsOf(startedAt, quick, measured);
const folder = fileURLToPath(new URL("../results", import.meta.url));
if (measured.length > 0) print(`\nwritten to ${await writeResults(folder, results)}`);
if (before.results !== undefined) printChanges(before.results, results);
process.exit(failed === 0 ? 0 : 1);

function elapsed(): string {
  const seconds = Math.round((Date.now() - startedAt.getTime()) / 1000);
  return `${String(seconds).padStart(5)} s`;
}

function printChanges(earlier: Results, now: Results): void {
  print(`\nsince ${earlier.startedAt}`);
  const difference = differenceOf(earlier, now);
  if (difference !== undefined) print(`  these runs hardly compare: ${difference}`);
  for (const line of drawTable(changeRows(compareResults(earlier, now)))) print(`  ${line}`);
}

/** Reads the earlier run before anything is measured, so that a wrong name costs no time. */
async function readEarlier(file: string | undefined) {
  if (file === undefined) return {};
  try {
    return { results: await readResults(file) };
  } catch (error) {
    return refusal("bench", error instanceof Error ? error.message : String(error));
  }
}
