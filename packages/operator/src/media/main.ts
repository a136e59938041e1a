import { createInterface } from "node:readline/promises";
import type { ExitMessage } from "@memory/shared/process/command-line";
import { openMedia } from "../adapters/open-media.ts";
import type { Memory } from "../find-memory.ts";
import { runCommand } from "../run-command.ts";
import { check } from "./check.ts";
import { type Flags, readFlags } from "./flags.ts";
import { removeAll } from "./remove-all.ts";
import { report } from "./report.ts";

runCommand("media", {
  env: process.env,
  needs: ["tables", "objects"],
  readFlags: () => readFlags(process.argv.slice(2)),
  run: checkMedia,
});

async function checkMedia(flags: Flags, memory: Memory): Promise<ExitMessage> {
  const media = openMedia(memory);
  const checked = await check(media);
  const { findings } = checked;
  const say = flags.isJson ? JSON.stringify(checked, null, 2) : report(checked);
  if (findings.length === 0) return { say, exitCode: 0 };
  process.stdout.write(`${say}\n`);
  if (!flags.removes) return { say: `media: found: ${findings.length}`, exitCode: 1 };
  if (!flags.isConfirmed && !(await isWanted(findings.length))) {
    return { say: "media: nothing was removed; --yes removes without asking", exitCode: 2 };
  }
  const left = await removeAll(findings, media);
  const removed = `removed: ${findings.length - left} of ${findings.length}`;
  if (left === 0) return { say: removed, exitCode: 0 };
  return { say: `media: ${removed}; somebody is at work on the rest: try again`, exitCode: 1 };
}

async function isWanted(count: number): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Remove what was found (${count})? Type yes: `);
  terminal.close();
  return answer.trim() === "yes";
}
