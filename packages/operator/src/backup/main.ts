import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ExitMessage } from "@memory/shared/process/command-line";
import { z } from "zod";
import { explainDisk } from "../archive/explain-disk.ts";
import { saySize } from "../archive/say-size.ts";
import type { Memory } from "../find-memory.ts";
import { runCommand } from "../run-command.ts";
import { backUp } from "./back-up.ts";
import { type Flags, readFlags } from "./flags.ts";

const Package = z.object({ version: z.string() });

process.umask(0o077);
runCommand("backup", {
  env: process.env,
  needs: [],
  readFlags: () => readFlags(process.argv.slice(2)),
  run: backup,
});

async function backup(flags: Flags, memory: Memory): Promise<ExitMessage> {
  const now = new Date();
  const dataDir = resolve(memory.DATA_DIR);
  const to = resolve(flags.to ?? `memory-backup-${timeInName(now)}.tar.gz`);
  const own = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version } = Package.parse(JSON.parse(own));
  try {
    const { files, bytes, archiveBytes } = await backUp({ dataDir, to, memory: version, now });
    const what = `${files} files, ${saySize(bytes)}, of ${dataDir}`;
    return { say: `backed up: ${what} in ${to} (${saySize(archiveBytes)})`, exitCode: 0 };
  } catch (error) {
    throw explainDisk(error);
  }
}

function timeInName(time: Date): string {
  return time.toISOString().slice(0, 19).replaceAll(":", "");
}
