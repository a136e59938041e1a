import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { programEnv } from "@memory/testing/program-env";
import { until } from "@memory/testing/until";

/** A Node process that the benchmark started. */
export type Running = {
  readonly pid: number;
  /** Resolves with the next message that the process sends by IPC. Rejects if it ends before. */
  nextMessage(): Promise<unknown>;
  send(message: object): void;
  /** Sends SIGTERM, and resolves when the process has ended. */
  stop(): Promise<void>;
};

type Program = {
  readonly main: URL;
  readonly args?: readonly string[];
  readonly nodeFlags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Answers 2xx once the process is ready. Without it the process says so by an IPC message. */
  readonly readyAt?: string;
};

/** Starts a process and waits until it is ready. It ends when the benchmark ends, by its IPC channel. */
export async function startProgram({
  main,
  args = [],
  nodeFlags = [],
  env = {},
  readyAt,
}: Program): Promise<Running> {
  const file = fileURLToPath(main);
  const child = spawn(process.execPath, [...nodeFlags, file, ...args], {
    env: { ...programEnv, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  // Output has to be read, or the process stops once the pipe is full.
  child.stdout?.resume();
  let ended = false;
  const gone = once(child, "exit").then(() => {
    ended = true;
  });
  const nextMessage = async () => {
    const [message] = (await Promise.race([
      once(child, "message"),
      gone.then(() => Promise.reject(new Error(`${file} ended`))),
    ])) as [unknown];
    return message;
  };
  if (readyAt === undefined) await nextMessage();
  else
    await until(
      `${file} to answer at ${readyAt}`,
      async () => {
        if (ended) throw new Error(`${file} ended`);
        return (await fetch(readyAt).catch(() => undefined))?.ok;
      },
      60_000,
    );
  return {
    pid: child.pid as number,
    nextMessage,
    send: (message) => void child.send(message),
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}
