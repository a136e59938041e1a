import type { Endpoints, Service } from "./edition.ts";

/** Memory as a suite uses it, in whichever edition the suites run. */
export type Memory = {
  readonly endpoints: Endpoints;
  /** Where an operator's command runs, and the environment by which it finds Memory. */
  readonly dataDir: string;
  readonly env: Record<string, string>;
  /** Everything that it has written so far. */
  output(): string;
  /** Kills a program; resolves when it is back and answers. */
  crash(program: Service | "playground"): Promise<void>;
  /** The queues take connections and answer none, until they are let go. */
  freezeQueues(): Promise<void>;
  thawQueues(): Promise<void>;
  /** Lets the work in hand be finished; resolves with the exit code, 0 when it was. */
  stop(): Promise<number | null>;
};

export type MemoryOptions = {
  env?: Record<string, string>;
  /** The same folder again goes on with what was kept there; without one, everything is new. */
  dataDir?: string;
  /** Updates are posted to this path of ingest, with the secret. */
  webhook?: { path: string; secret: string };
};
