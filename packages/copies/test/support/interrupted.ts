import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Objects } from "../../src/copies.ts";

/** Runs each call to the database or the bucket, given its number from 1. */
export type Around = <T>(call: number, run: () => Promise<T>) => Promise<T>;

/** A process whose calls to the database and the bucket are counted together. */
export function interrupted(client: DynamoDBClient, objects: Objects, around: Around) {
  let calls = 0;
  const next = <T>(run: () => Promise<T>): Promise<T> => {
    calls += 1;
    return around(calls, run);
  };
  return {
    client: {
      send: (command: Parameters<DynamoDBClient["send"]>[0]) => next(() => client.send(command)),
    } as unknown as DynamoDBClient,
    objects: {
      ...objects,
      put: (object, path) => next(() => objects.put(object, path)),
      remove: (sha256) => next(() => objects.remove(sha256)),
    } satisfies Objects,
    calls: () => calls,
  };
}

/** The process ends at that call, which was `before` or `after` taking effect. */
export const cutAt =
  (last: number, when: "before" | "after"): Around =>
  async (call, run) => {
    if (call > last || (call === last && when === "before")) throw new Error("cut off");
    const done = await run();
    if (call === last) throw new Error("cut off");
    return done;
  };

/** The process stands still before that call until `happens` is over, then goes on. */
export const stalledAt =
  (stalled: number, happens: () => Promise<void>): Around =>
  async (call, run) => {
    if (call === stalled) await happens();
    return run();
  };
