import type { Ports } from "../../ports.ts";
import type { AskedMessage } from "../asked.ts";

const lookEveryMs = 5_000;

/** Looks from time to time whether the person asked to be forgotten meanwhile: then nothing more may be kept. */
export function createStop(
  { userId, receivedAt: at, updateId }: AskedMessage,
  ports: Pick<Ports, "isForgotten">,
  signal: AbortSignal,
) {
  let lookedAt = -Infinity;
  let isForgotten = false;
  const look = async (): Promise<boolean> => {
    if (!isForgotten && performance.now() - lookedAt >= lookEveryMs) {
      lookedAt = performance.now();
      isForgotten = await ports.isForgotten(userId, { at, updateId });
    }
    return isForgotten;
  };
  return {
    isForgotten: look,
    /**
     * The same values, until the work has to end: what is under way is finished, nothing further begun. Throws the
     * signal's reason when it aborts.
     */
    async *bound<T>(values: AsyncIterable<T>): AsyncGenerator<T> {
      for await (const value of values) {
        signal.throwIfAborted();
        if (await look()) return;
        yield value;
      }
    },
  };
}
