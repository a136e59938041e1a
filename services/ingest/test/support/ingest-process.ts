import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ingest } from "@memory/shared/programs/ingest";
import { programEnv } from "@memory/testing/program-env";
import { until } from "@memory/testing/until";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** Runs the service as a process, with the heap it has in production, and collects its output. */
export function startIngest(env: Record<string, string>) {
  const child = spawn(process.execPath, [...ingest.heapFlags, main], {
    env: { ...programEnv, INGEST_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on("line", (line) => lines.push(line));
  }
  const exited = once(child, "close").then(([code]) => code as number | null);
  const logged = (message: string) => lines.map(asRecord).find(({ msg }) => msg === message);

  const status = async (path: string): Promise<string | undefined> => {
    const address = logged("listening")?.address;
    if (address === undefined) return undefined;
    const response = await fetch(`${address}${path}`);
    return ((await response.json()) as { status: string }).status;
  };

  return {
    pid: child.pid,
    lines,
    exited,
    status,
    log: (message: string) => until(`the log line "${message}"`, () => logged(message)),
    records: (message: string) => lines.map(asRecord).filter(({ msg }) => msg === message),
    isReady: () => until("readiness", async () => (await status("/health/ready")) === "ok"),
    async stop(signal: NodeJS.Signals = "SIGTERM") {
      child.kill(signal);
      return exited;
    },
  };
}
export type Ingest = ReturnType<typeof startIngest>;

function asRecord(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
