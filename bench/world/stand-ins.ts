import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@memory/testing/free-port";
import type { Pids } from "../measure/processes.ts";
import { createQueuesAndTables } from "./clients.ts";
import { type Running, startProgram } from "./program.ts";

/** The addresses of emulators and of a playground. */
export type Addresses = {
  readonly sqs: string;
  readonly dynamodb: string;
  readonly playground: string;
};

export type StandIns = {
  readonly addresses: Addresses;
  readonly pids: Pids;
  stop(): Promise<void>;
};

/**
 * Starts the emulators and the playground of the one-machine edition, without its services: the same
 * programs, on disk as there. The queues and tables of Memory exist afterwards.
 */
export async function startStandIns(): Promise<StandIns> {
  const folder = await mkdtemp(join(tmpdir(), "memory-bench-"));
  const [sqs, dynamodb, playground] = await Promise.all([
    startEmulator("sqs", folder),
    startEmulator("dynamodb", folder),
    startPlayground(folder),
  ]);
  const all = { sqs, dynamodb, playground };
  const addresses = { sqs: sqs.url, dynamodb: dynamodb.url, playground: playground.url };
  await createQueuesAndTables(addresses);
  return {
    addresses,
    pids: Object.fromEntries(Object.entries(all).map(([name, { running }]) => [name, running.pid])),
    async stop() {
      await Promise.all(Object.values(all).map(({ running }) => running.stop()));
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Started = { readonly url: string; readonly running: Running };

/** Starts one emulator, which takes any access key. */
export async function startEmulator(name: "sqs" | "dynamodb", folder: string): Promise<Started> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = await startProgram({
    main: new URL(import.meta.resolve(`@memory/embedded/emulators/${name}`)),
    args: ["--port", String(port), "--folder", join(folder, name), "--any-key"],
    readyAt: `${url}/health`,
  });
  return { url, running };
}

async function startPlayground(folder: string): Promise<Started> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = await startProgram({
    main: new URL(import.meta.resolve("@memory/playground/main")),
    args: ["--chats", join(folder, "chats.json")],
    env: { PLAYGROUND_PORT: String(port) },
    readyAt: url,
  });
  return { url, running };
}
