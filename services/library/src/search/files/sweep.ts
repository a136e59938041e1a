import { setTimeout as pause } from "node:timers/promises";

/** After a sweep that was cut short, the next one comes this many times as soon. */
const soonerAfterFailure = 60;

type Sweeping = {
  readonly names: () => readonly string[];
  check(name: string): Promise<void>;
  readonly everyMs: number;
  failed(error: unknown): void;
};

/** Checks each file in turn, at once and then from time to time. */
export function startSweeping({ names, check, everyMs, failed }: Sweeping) {
  const ended = new AbortController();

  const sweep = async (): Promise<number> => {
    try {
      for (const name of names()) {
        if (ended.signal.aborted) break;
        await check(name);
      }
      return everyMs;
    } catch (error) {
      failed(error);
      return everyMs / soonerAfterFailure;
    }
  };

  const run = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const waitMs = await sweep();
      await pause(waitMs, undefined, { ref: false, signal: ended.signal }).catch(() => {});
    }
  };
  const running = run();

  return {
    async close(): Promise<void> {
      ended.abort();
      await running;
    },
  };
}
