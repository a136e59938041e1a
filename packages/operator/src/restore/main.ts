import { resolve } from "node:path";
import type { ExitMessage } from "@memory/shared/process/command-line";
import { explainDisk } from "../archive/explain-disk.ts";
import { saySize } from "../archive/say-size.ts";
import type { Memory } from "../find-memory.ts";
import { runCommand } from "../run-command.ts";
import { type Flags, readFlags } from "./flags.ts";
import { type Restored, restore } from "./restore.ts";

process.umask(0o077);
runCommand("restore", {
  env: process.env,
  needs: [],
  readFlags: () => readFlags(process.argv.slice(2)),
  async run(flags, memory) {
    try {
      return await run(flags, memory);
    } catch (error) {
      throw explainDisk(error);
    }
  },
});

async function run(flags: Flags, memory: Memory): Promise<ExitMessage> {
  const file = resolve(flags.file);
  const dataDir = resolve(memory.DATA_DIR);
  const done = await restore({ ...flags, file, dataDir, now: new Date() });
  switch (done.kind) {
    case "in-the-way":
      return {
        say: `restore: there are ${done.files} files in ${dataDir}; add --yes to have them moved aside`,
        exitCode: 2,
      };
    case "checked":
      return { say: `whole: ${contents(done)} in ${file}; nothing was changed`, exitCode: 0 };
    case "restored":
      return { say: `restored: ${contents(done)} to ${dataDir}${sayAside(done)}`, exitCode: 0 };
  }
}

function contents({
  manifest: { files, createdAt, memory },
}: Extract<Restored, { manifest: unknown }>) {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${files.length} files, ${saySize(bytes)}, of ${createdAt} by Memory ${memory}`;
}

function sayAside({ aside }: { readonly aside?: string }): string {
  return aside === undefined ? "" : `; what was there is in ${aside}`;
}
