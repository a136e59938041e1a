import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { useKey } from "./emulator-key.ts";
import { programEnv } from "./program-env.ts";
import { until } from "./until.ts";

export type Endpoints = Record<
  | "telegram"
  | "sqs"
  | "dynamodb"
  | "s3"
  | "ingest"
  | "fetcher"
  | "store"
  | "library"
  | "media"
  | "playground",
  string
>;
export type Service = "ingest" | "fetcher" | "store" | "library" | "media";

/** A running `npm start`, without its installation step. */
export type Edition = {
  readonly pid: number;
  readonly dataDir: string;
  readonly endpoints: Endpoints;
  /** Its whole output so far. */
  output(): string;
  /** The id of the process that was last started for a program. */
  pidOf(program: "sqs" | "dynamodb" | "s3" | "playground" | Service): number;
  /** Resolves with the exit code, or with null if a signal ended it. */
  readonly exited: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

type Options = {
  /**
   * Added to PATH alone: no other variable and no `.env` of the person who runs the tests is passed on.
   */
  env?: Record<string, string>;
  /** Default: a temporary folder, which is removed at the end. A given folder stays. */
  dataDir?: string;
  args?: string[];
};

const main = fileURLToPath(new URL("../../embedded/src/main.ts", import.meta.url));
const startWithinMs = 120_000;

/** Starts the command and does not wait until it is ready. */
export async function spawnEdition({ env = {}, dataDir, args = [] }: Options = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), "memory-")));
  await rm(join(folder, "endpoints.json"), { force: true });
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { ...programEnv, ...freePorts, DATA_DIR: folder, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const exited = once(child, "close").then(async ([code]) => {
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    return code as number | null;
  });
  return {
    pid: child.pid as number,
    dataDir: folder,
    exited,
    output: () => Buffer.concat(chunks).toString(),
    stop(signal: NodeJS.Signals = "SIGTERM") {
      child.kill(signal);
      return exited;
    },
  };
}

/** Starts everything on free ports and waits until it is ready. */
export async function startEdition(options: Options = {}): Promise<Edition> {
  const edition = await spawnEdition(options);
  let exitCode: number | null | undefined;
  edition.exited.then((code) => {
    exitCode = code;
  });
  try {
    const endpoints = await until(
      "the edition to get ready",
      async () => {
        const found = await readEndpoints(edition.dataDir);
        if (found === undefined && exitCode !== undefined) throw new Error("the edition ended");
        return found;
      },
      startWithinMs,
    );
    await useKey(edition.dataDir, endpoints);
    return { ...edition, endpoints, pidOf: (program) => lastPid(edition.output(), program) };
  } catch (cause) {
    await edition.stop("SIGKILL");
    const message = `the edition did not get ready (exit code ${exitCode}):\n${edition.output()}`;
    throw new Error(message, { cause });
  }
}

/** The id of the process that answers at the address of a service. */
export async function pidOf(endpoints: Endpoints, service: Service): Promise<number> {
  const response = await fetch(`${endpoints[service]}/health/live`);
  return ((await response.json()) as { pid: number }).pid;
}

const freePorts = {
  INGEST_PORT: "0",
  FETCHER_PORT: "0",
  STORE_PORT: "0",
  LIBRARY_PORT: "0",
  MEDIA_PORT: "0",
  PLAYGROUND_PORT: "0",
};

async function readEndpoints(folder: string): Promise<Endpoints | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, "endpoints.json"), "utf8"));
  } catch {
    return undefined;
  }
}

function lastPid(output: string, program: string): number {
  const pids = [...output.matchAll(/^\{.*"program":"(\w+)","pid":(\d+),"msg":"started"\}$/gm)];
  const last = pids.findLast(([, name]) => name === program);
  if (last === undefined) throw new Error(`${program} was never started`);
  return Number(last[2]);
}
