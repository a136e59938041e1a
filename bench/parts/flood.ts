import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createFigures, latencyMs } from "../measure/figures.ts";
import { floodFigures } from "../measure/flood-output.ts";
import type { Part } from "../measure/part.ts";

const main = fileURLToPath(new URL("../flood/main.ts", import.meta.url));

/** Runs `npm run bench:flood` as it is and reads what it prints. */
export const flood: Part = {
  name: "flood",
  describe: "how others fare while one person floods the bot, as bench:flood; not in --quick",
  async run({ quick, rounds, say }) {
    const figures = createFigures();
    if (quick) {
      say("left out, since it takes minutes");
      return [];
    }
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`);
      for (const { name, value } of floodFigures(await runFlood()))
        figures.add(name, value, latencyMs);
    }
    return figures.all();
  },
};

async function runFlood(): Promise<string> {
  const child = spawn(process.execPath, [main], { stdio: ["ignore", "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`bench/flood ended with ${code}`);
  return Buffer.concat(chunks).toString();
}
