import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";

export type Process = {
  /** How many requests it makes before it is killed; absent: it lives. */
  readonly diesAfter?: number | undefined;
  run(client: DynamoDBClient): Promise<unknown>;
};

/**
 * Runs processes at once, one request to the database at a time, whose next is drawn by `draw`:
 * the same draws make the same run. Tells for each whether it came to its end; the request after
 * a killed one's last is never made.
 */
export async function interleave(
  client: DynamoDBClient,
  processes: Process[],
  draw: (below: number) => number,
): Promise<boolean[]> {
  const waiting = new Map<number, () => void>();
  const ended: boolean[] = [];
  let settled = 0;
  let stirred = Promise.withResolvers<void>();
  const stir = () => {
    stirred.resolve();
    stirred = Promise.withResolvers();
  };

  for (const [index, { diesAfter = Infinity, run }] of processes.entries()) {
    let requests = 0;
    const send = async (command: never) => {
      requests += 1;
      if (requests > diesAfter) throw new Error("killed");
      await new Promise<void>((resolve) => {
        waiting.set(index, resolve);
        stir();
      });
      return client.send(command);
    };
    run({ send } as unknown as DynamoDBClient)
      .then(
        () => true,
        () => false,
      )
      .then((isDone) => {
        ended[index] = isDone;
        settled += 1;
        stir();
      });
  }

  while (settled < processes.length) {
    while (settled + waiting.size < processes.length) await stirred.promise;
    const next = [...waiting.keys()].sort()[draw(Math.max(1, waiting.size))];
    if (next === undefined) continue;
    const release = waiting.get(next);
    waiting.delete(next);
    release?.();
  }
  return ended;
}

/** Draws that repeat for the same seed (mulberry32). */
export function drawsFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
