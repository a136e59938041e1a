import type { Endpoints, Service } from "./edition.ts";

/** A running Memory for a suite, as processes or as containers. */
export type Memory = {
  readonly endpoints: Endpoints;
  /** The working directory of an operator's command, and the environment by which it finds Memory. */
  readonly dataDir: string;
  readonly env: Record<string, string>;
  /** Its whole output so far. */
  output(): string;
  /** Kills a program. Resolves when it was restarted and answers. */
  crash(program: Service | "playground"): Promise<void>;
  /** Makes the queues accept connections without answering, until `thawQueues`. */
  freezeQueues(): Promise<void>;
  thawQueues(): Promise<void>;
  /** Stops gracefully. Resolves with the exit code: 0 if all work in hand was finished. */
  stop(): Promise<number | null>;
};

export type MemoryOptions = {
  env?: Record<string, string>;
  /** A folder of an earlier run continues with its data. Default: a new, empty one. */
  dataDir?: string;
  /** Has updates posted to this path of ingest, with the secret. Default: long polling. */
  webhook?: { path: string; secret: string };
};
