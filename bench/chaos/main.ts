import { askedOrExit } from "@memory/shared/process/command-line";
import { readFlags } from "./flags.ts";
import { printReport } from "./report.ts";
import { runChaos } from "./run-chaos.ts";

const flags = askedOrExit(readFlags(process.argv.slice(2)));

const startedAt = performance.now();
const say = (line: string) => {
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  process.stdout.write(`${String(seconds).padStart(5)} s  ${line}\n`);
};
const report = await runChaos(flags, say);
process.exit(printReport(report, (line) => process.stdout.write(`${line}\n`)) === 0 ? 0 : 1);
