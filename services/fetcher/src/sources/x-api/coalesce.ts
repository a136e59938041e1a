type Options = {
  /** How long after the first one others may join it. */
  readonly forMs: number;
  readonly atMost: number;
};

type Batch<T> = {
  readonly ids: Set<string>;
  readonly answer: Promise<T>;
  readonly send: () => void;
};

/** Asks once for all ids that are asked for within a moment; each who asked gets the whole answer. */
export function createGather<T>(
  ask: (ids: readonly string[]) => Promise<T>,
  { forMs, atMost }: Options,
) {
  let open: Batch<T> | undefined;

  const begin = (): Batch<T> => {
    const ids = new Set<string>();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(send, forMs);
    const batch = { ids, answer: promise.then(() => ask([...ids])), send };
    return batch;

    function send() {
      clearTimeout(timer);
      if (open === batch) open = undefined;
      resolve();
    }
  };

  return {
    join(id: string): Promise<T> {
      open ??= begin();
      const { ids, answer, send } = open;
      ids.add(id);
      if (ids.size >= atMost) send();
      return answer;
    },
  };
}
