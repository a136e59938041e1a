import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { programEnv } from "./program-env.ts";

type Where = {
  /** The working directory. It is also DATA_DIR, unless `env` is given. */
  readonly dataDir: string;
  readonly env?: Record<string, string>;
};

/** Runs an operator's command as a process, with no other environment than `env`. */
export async function runOperator(
  command: "queues" | "reparse" | "media" | "backup" | "restore",
  args: string[],
  { dataDir, env = { DATA_DIR: dataDir } }: Where,
) {
  const main = fileURLToPath(new URL(`../../operator/src/${command}/main.ts`, import.meta.url));
  const child = spawn(process.execPath, [main, ...args], {
    cwd: dataDir,
    env: { ...programEnv, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (c) => chunks.push(c));
  const [exitCode] = await once(child, "close");
  return { exitCode, output: Buffer.concat(chunks).toString() };
}
