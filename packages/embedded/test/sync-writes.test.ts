import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rowsOf } from "@memory/shared/aws/rows";
import { startTables } from "@memory/testing/emulators";
import { expect } from "chai";
import {
  type Operation,
  type Store,
  storeClass,
  syncWrites,
} from "../src/emulators/sync-writes.ts";

/** A class of stores that keeps what it is asked to write, like the class of LevelDB's. */
function recordingClass() {
  const written: { operations: readonly Operation[]; sync: boolean | undefined }[] = [];
  const unsynced = () => Promise.reject(new Error("written without a sync"));
  const prototype: Store = {
    put: unsynced,
    del: unsynced,
    async batch(operations, options) {
      written.push({ operations: [...operations], sync: options?.sync });
    },
  };
  return { prototype, written };
}

describe("syncWrites", () => {
  const { prototype: levels } = storeClass();
  const original = { put: levels.put, del: levels.del, batch: levels.batch };
  afterEach(() => void Object.assign(levels, original));

  it("syncs every way of writing", async () => {
    const { prototype, written } = recordingClass();
    syncWrites({ prototype });
    const store: Store = Object.create(prototype);
    await store.put("a", 1);
    await store.del("b");
    await store.batch([{ type: "put", key: "c", value: 2 }]);
    expect(written).to.deep.equal([
      { operations: [{ type: "put", key: "a", value: 1 }], sync: true },
      { operations: [{ type: "del", key: "b" }], sync: true },
      { operations: [{ type: "put", key: "c", value: 2 }], sync: true },
    ]);
  });

  it("writes each store's operations to that store", async () => {
    const { prototype } = recordingClass();
    const writtenTo: unknown[] = [];
    prototype.batch = async function (operations) {
      writtenTo.push([this, operations.length]);
    };
    syncWrites({ prototype });
    const stores: Store[] = [Object.create(prototype), Object.create(prototype)];
    await Promise.all(stores.map((store) => store.put("a", 1)));
    expect(writtenTo).to.deep.equal([
      [stores[0], 1],
      [stores[1], 1],
    ]);
  });

  it("has no other way round it in dynalite, which writes rows, indexes and tables through it", async () => {
    const synced: unknown[] = [];
    levels.batch = function (operations, options) {
      synced.push(options?.sync);
      return original.batch.call(this, operations, options);
    };
    syncWrites({ prototype: levels });
    const folder = await mkdtemp(join(tmpdir(), "memory-tables-"));
    const tables = await startTables(folder);
    const TableName = tables.tables.claims.name;
    const row = { UserID: "7", TweetID: "20", ChangedAt: "2026-01-02T03:04:05.678Z" };
    const Key = { UserID: "7", TweetID: "20" };
    const before = synced.length;
    const rows = rowsOf(tables.client, TableName);
    await rows.put(row);
    await rows.update(Key, { set: { State: "kept" } });
    await rows.remove(Key);
    await tables.stop();
    await rm(folder, { recursive: true });

    expect(before).to.be.greaterThan(0);
    expect(synced.length).to.be.at.least(before + 3);
    expect(new Set(synced)).to.deep.equal(new Set([true]));
  });
});
