import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A command as it is run, with nothing in its environment but what is given. */
export async function runOperator(
  command: "queues" | "reparse",
  args: string[],
  { env, cwd }: { env: Record<string, string>; cwd?: string },
) {
  const main = fileURLToPath(new URL(`../src/${command}/main.ts`, import.meta.url));
  const child = spawn(process.execPath, [main, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (c) => chunks.push(c));
  const [exitCode] = await once(child, "close");
  return { exitCode, output: Buffer.concat(chunks).toString() };
}
