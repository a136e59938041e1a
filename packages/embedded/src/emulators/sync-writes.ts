import { createRequire } from "node:module";
import { groupCommit } from "./group-commit.ts";

export type Operation =
  | { readonly type: "put"; readonly key: string; readonly value: unknown }
  | { readonly type: "del"; readonly key: string };

/** What a LevelDB store offers for writing. `sync`: resolve only when the operations are on disk. */
export type Store = {
  put(key: string, value: unknown): Promise<void>;
  del(key: string): Promise<void>;
  batch(operations: readonly Operation[], options?: { sync: boolean }): Promise<void>;
};

type StoreClass = {
  new (path: string): { open(): Promise<void>; close(): Promise<void> };
  readonly prototype: Store;
};

/** The class that dynalite makes its store of. */
export function storeClass(): StoreClass {
  const requireAsDynalite = createRequire(import.meta.resolve("dynalite"));
  return requireAsDynalite("level").Level;
}

/**
 * Makes every store of a class acknowledge a write only once it is on disk. LevelDB leaves that to the
 * operating system, which takes up to half a minute, and dynalite has no option for it: after a power cut the
 * tables would lack what the queues, which do sync, have already deleted. Call this before dynalite makes its store.
 */
export function syncWrites({ prototype }: Pick<StoreClass, "prototype">): void {
  const { batch } = prototype;
  const writers = new WeakMap<Store, (operations: readonly Operation[]) => Promise<void>>();
  const write = (store: Store, operations: readonly Operation[]) => {
    let writer = writers.get(store);
    if (writer === undefined) {
      writer = groupCommit((group) => batch.call(store, group, { sync: true }));
      writers.set(store, writer);
    }
    return writer(operations);
  };
  prototype.batch = function (operations) {
    return write(this, operations);
  };
  prototype.put = function (key, value) {
    return write(this, [{ type: "put", key, value }]);
  };
  prototype.del = function (key) {
    return write(this, [{ type: "del", key }]);
  };
}
