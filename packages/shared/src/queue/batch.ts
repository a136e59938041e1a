import { createTraffic } from "./traffic.ts";

/** Whether one entry of a batch was accepted. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

type Options<T> = {
  /** Sends up to ten entries in one request. Resolves with their outcomes, in the entries' order. */
  readonly flush: (entries: T[]) => Promise<Outcome[]>;
  /** How long an entry waits for others before it is sent. */
  readonly lingerMs: number;
  /** Bytes of an entry. Default: size is not limited. */
  readonly sizeOf?: (entry: T) => number;
  /** How many entries can come at most now. Once as many wait, they are sent without lingering. */
  readonly expected?: () => number;
  /** How long an entry waits in steady traffic, whatever is expected. Default: no longer than usual. */
  readonly steadyLingerMs?: number | undefined;
};

export type Batcher<T> = {
  /** Resolves when this entry was accepted, rejects when it was not. */
  add(entry: T): Promise<void>;
  /** Sends the waiting entries. Resolves when no request is under way. */
  drain(): Promise<void>;
};

const maxEntries = 10;
const maxBytes = 1024 * 1024;

/**
 * Batches entries into requests of up to ten entries and 1 MiB. No entry waits longer than `lingerMs`, or, in
 * steady traffic, `steadyLingerMs`.
 */
export function batcher<T>(options: Options<T>): Batcher<T> {
  const { flush, lingerMs, sizeOf, expected, steadyLingerMs } = options;
  const isSteadyAfter = createTraffic();
  type Waiting = { entry: T; resolve: () => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const underWay = new Set<Promise<void>>();

  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    bytes = 0;
    const request = settle(batch).finally(() => underWay.delete(request));
    underWay.add(request);
  };

  const settle = async (batch: Waiting[]) => {
    let outcomes: Outcome[];
    try {
      outcomes = await flush(batch.map(({ entry }) => entry));
    } catch (error) {
      outcomes = batch.map(() => ({ ok: false, error }));
    }
    for (const [index, { resolve, reject }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome?.ok) resolve();
      else reject(outcome?.error ?? new Error("the batch's answer left this entry out"));
    }
  };

  const isDue = () =>
    waiting.length >= maxEntries || (expected !== undefined && waiting.length >= expected());

  return {
    add(entry) {
      const size = sizeOf?.(entry) ?? 0;
      if (bytes + size > maxBytes) send();
      bytes += size;
      return new Promise<void>((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        if (waiting.length >= maxEntries) return send();
        if (steadyLingerMs !== undefined && isSteadyAfter(1)) {
          timer ??= setTimeout(send, steadyLingerMs);
          return;
        }
        timer ??= setTimeout(send, lingerMs);
        // Checked after this turn of the event loop, so that what is added within it goes along.
        if (expected !== undefined) setImmediate(() => isDue() && send());
      });
    },
    async drain() {
      while (waiting.length > 0 || underWay.size > 0) {
        send();
        await Promise.all(underWay);
      }
    },
  };
}
