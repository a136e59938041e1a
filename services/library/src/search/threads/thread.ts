import { Worker } from "node:worker_threads";
import { PermanentError } from "@memory/shared/errors";
import type { Calls } from "./calls.ts";
import type { Answer, Fault } from "./messages.ts";

/** The file cannot be trusted, or the thread ended amid a call: what was asked may succeed with a new file. */
export class SearchFileError extends Error {
  override readonly name = "SearchFileError";
}

export type Call = <Name extends keyof Calls>(
  name: Name,
  ...args: Parameters<Calls[Name]>
) => Promise<ReturnType<Calls[Name]>>;

type Pending = { resolve(value: unknown): void; reject(error: Error): void };

const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 };
const entry = new URL("./worker.ts", import.meta.url);

/** A thread that does one call after another. One that ends unasked is followed by another. */
export function createThread() {
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const start = (): Worker => {
    // It needs no secrets.
    const worker = new Worker(entry, { name: "search", env: {}, resourceLimits });
    worker.on("message", (answer: Answer) => {
      const asker = pending.get(answer.id);
      pending.delete(answer.id);
      if (pending.size === 0) worker.unref();
      if ("fault" in answer) asker?.reject(errorOf(answer.fault));
      else asker?.resolve(answer.value);
    });
    // The exit, which follows, ends what was asked.
    worker.on("error", () => {});
    worker.on("exit", () => {
      if (running === worker) running = undefined;
      for (const { reject } of pending.values()) reject(new SearchFileError("the thread ended"));
      pending.clear();
    });
    worker.unref();
    return worker;
  };
  let running: Worker | undefined = start();

  const call: Call = (name, ...args) => {
    running ??= start();
    const worker = running;
    const id = ++lastId;
    worker.ref();
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve: (value) => resolve(value as never), reject });
      worker.postMessage({ id, name, args });
    });
  };

  return {
    call,
    async close(): Promise<void> {
      if (running === undefined) return;
      await call("closeAll");
      await running?.terminate();
    },
  };
}

const errorOf = ({ kind, why }: Fault): Error => {
  if (kind === "too-long") return new PermanentError(`a search took ${why}`);
  return kind === "file" ? new SearchFileError(why) : new Error(`a search failed: ${why}`);
};
