import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Log } from "@memory/shared/process/log";
import { exitCodeForMisconfiguration } from "@memory/shared/process/start";
import { letOthersGoFirst } from "./background.ts";
import { hangs, type Rhythm } from "./hang-watch.ts";
import type { Output } from "./output.ts";

export type Env = Record<string, string | undefined>;

/** A program that runs as a Node process of its own. */
export type Program = {
  readonly name: string;
  readonly main: URL;
  readonly nodeFlags?: readonly string[];
  readonly args?: readonly string[];
  readonly env: Env;
  /** Answers 2xx while the program makes progress. */
  readonly liveUrl?: string;
  /** Its work may wait: it gets the processor after the other programs. */
  readonly isBackground?: boolean;
};

export type Supervised = {
  readonly name: string;
  /**
   * Sends SIGTERM, and SIGKILL after `graceMs`. Resolves when the process has ended; it is not
   * restarted.
   */
  stop(graceMs: number): Promise<void>;
  kill(): void;
};

type Options = {
  readonly output: Output;
  readonly log: Log;
  /** Called when the program ended because of its configuration. It is not restarted. */
  readonly onMisconfigured: (name: string) => void;
  /** How often a program is asked whether it makes progress. Default: see `hangs`. */
  readonly rhythm?: Rhythm;
};

const restart = { firstMs: 50, longestMs: 5_000, soonMs: 3_000 };

/**
 * Runs a program, and restarts it whenever it dies: after 50 ms, with exponential backoff up to 5 s while
 * it keeps dying within 3 s of its start. One that hangs is killed, and so restarted too. It gets a process group of its own, so that Ctrl-C reaches the
 * launcher alone, and an IPC channel, whose closing tells it that the launcher is gone.
 */
export function supervise(program: Program, options: Options): Supervised {
  const { name } = program;
  const { output, log, onMisconfigured } = options;
  let child = spawnProgram(program, options);
  let startedAt = performance.now();
  let soonDeaths = 0;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  const { promise: gone, resolve: isGone } = Promise.withResolvers<void>();
  watch();

  function watch() {
    let reported = false;
    const watching = new AbortController();
    void killIfItHangs(child, watching.signal);
    const onEnd = (code: number | null, signal: string | null) => {
      if (reported) return;
      reported = true;
      watching.abort();
      ended(code, signal);
    };
    child.once("close", onEnd);
    child.once("error", (err) => {
      log.error({ program: name, err }, "the process cannot be started or reached");
      if (child.pid === undefined) onEnd(null, null);
    });
  }

  async function killIfItHangs(watched: ChildProcess, signal: AbortSignal) {
    const { liveUrl: url } = program;
    if (url === undefined || !(await hangs({ url, signal, rhythm: options.rhythm }))) return;
    if (stopping) return;
    log.error({ program: name, pid: watched.pid }, "does not answer any more and is killed");
    watched.kill("SIGKILL");
  }

  function ended(code: number | null, signal: string | null) {
    if (stopping) return isGone();
    if (code === exitCodeForMisconfiguration) {
      stopping = true;
      isGone();
      return onMisconfigured(name);
    }
    soonDeaths = performance.now() - startedAt < restart.soonMs ? soonDeaths + 1 : 0;
    const restartInMs = Math.min(restart.longestMs, restart.firstMs * 2 ** soonDeaths);
    log.warn({ program: name, pid: child.pid, code, signal, restartInMs }, "died, restarting");
    timer = setTimeout(again, restartInMs);
  }

  function again() {
    child = spawnProgram(program, options);
    startedAt = performance.now();
    watch();
  }

  return {
    name,
    async stop(graceMs) {
      stopping = true;
      clearTimeout(timer);
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
        return isGone();
      child.kill("SIGTERM");
      const late = setTimeout(() => {
        output.say(`${name} did not stop within ${graceMs / 1000} s and is killed`);
        child.kill("SIGKILL");
      }, graceMs);
      await gone;
      clearTimeout(late);
    },
    kill() {
      stopping = true;
      clearTimeout(timer);
      child.kill("SIGKILL");
    },
  };
}

function spawnProgram(program: Program, options: Options) {
  const { name, main, nodeFlags = [], args = [], env, isBackground = false } = program;
  const { output, log } = options;
  const child = spawn(process.execPath, [...nodeFlags, fileURLToPath(main), ...args], {
    detached: true,
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (isBackground) letOthersGoFirst(child.pid);
  eachLine(child.stdout, output.line);
  eachLine(child.stderr, (line) => output.complaint(name, line));
  log.info({ program: name, pid: child.pid }, "started");
  return child;
}

function eachLine(stream: Readable | null, take: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream, crlfDelay: 0 }).on("line", take);
}
