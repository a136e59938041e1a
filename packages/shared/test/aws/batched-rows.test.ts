import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { startTables } from "@memory/testing/emulators";
import { expect } from "chai";
import { batchedRowsOf } from "../../src/aws/batched-rows.ts";
import { rowsOf } from "../../src/aws/rows.ts";
import { RetryableError } from "../../src/errors.ts";

type Command = { input: { RequestItems: Record<string, { Keys?: object[] } | object[]> } };

describe("batchedRowsOf", () => {
  let db: Awaited<ReturnType<typeof startTables>>;
  /** How many rows each call asked for. */
  let calls: number[];
  /** Puts the last row of a call into its answer as not processed, this many times. */
  let refusals: number;

  before(async () => {
    db = await startTables();
  });
  after(() => db.stop());
  beforeEach(() => {
    calls = [];
    refusals = 0;
  });

  const keyOf = (tweetId: number) => ({ TweetID: String(tweetId), Source: "fxtwitter" });
  const ids = Array.from({ length: 30 }, (_, index) => index);

  /** DynamoDB, as it behaves when it is short of capacity. */
  const send = async (command: Command) => {
    const table = db.tables.raw.name;
    const asked = command.input.RequestItems[table] ?? [];
    const rows = Array.isArray(asked) ? asked : (asked.Keys ?? []);
    calls.push(rows.length);
    if (refusals === 0) return db.client.send(command as never);
    refusals -= 1;
    const left = rows.slice(-1);
    const done = rows.slice(0, -1);
    const isWrite = Array.isArray(asked);
    const answer =
      done.length === 0
        ? {}
        : await db.client.send(
            Object.assign(Object.create(Object.getPrototypeOf(command)), command, {
              input: { RequestItems: { [table]: isWrite ? done : { ...asked, Keys: done } } },
            }) as never,
          );
    return isWrite
      ? { ...answer, UnprocessedItems: { [table]: left } }
      : { ...answer, UnprocessedKeys: { [table]: { Keys: left } } };
  };
  const open = () => batchedRowsOf({ send } as unknown as DynamoDBClient, db.tables.raw);

  it("writes and reads in one call what comes together, at most what DynamoDB takes", async () => {
    const rows = open();
    await Promise.all(ids.map((id) => rows.put({ ...keyOf(id), Body: `body ${id}` })));
    expect(calls).to.deep.equal([25, 5]);
    const found = await Promise.all([...ids, 99].map((id) => rows.get(keyOf(id))));
    expect(found).to.deep.equal([
      ...ids.map((id) => ({ ...keyOf(id), Body: `body ${id}` })),
      undefined,
    ]);
    expect(calls).to.deep.equal([25, 5, 31]);
  });

  it("gathers while a call is under way", async () => {
    const rows = open();
    const first = rows.get(keyOf(1));
    while (calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([first, rows.get(keyOf(2)), rows.get(keyOf(3))]);
    expect(calls).to.deep.equal([1, 2]);
  });

  it("names a row once that is asked for twice, and keeps the last that is put", async () => {
    const rows = open();
    await Promise.all(["first", "last"].map((Body) => rows.put({ ...keyOf(40), Body })));
    const row = { ...keyOf(40), Body: "last" };
    expect(await Promise.all([rows.get(keyOf(40)), rows.get(keyOf(40))])).to.deep.equal([row, row]);
    expect(calls).to.deep.equal([1, 1]);
  });

  it("asks again for what was not processed", async () => {
    const rows = open();
    refusals = 1;
    await Promise.all([50, 51].map((id) => rows.put({ ...keyOf(id), Body: "new" })));
    refusals = 2;
    const found = await Promise.all([50, 51].map((id) => rows.get(keyOf(id))));
    expect(found.map((row) => row?.Body)).to.deep.equal(["new", "new"]);
    expect(calls).to.deep.equal([2, 1, 2, 1, 1]);
  });

  it("throws a RetryableError if DynamoDB goes on processing nothing", async () => {
    refusals = 99;
    const error = await open()
      .get(keyOf(1))
      .catch((error: unknown) => error);
    expect(error).to.be.instanceOf(RetryableError);
  });

  it("throws what the call threw, and goes on afterwards", async () => {
    const rows = open();
    const [wrong, right] = await Promise.allSettled([
      rows.get({ Wrong: "key" }),
      rows.get(keyOf(1)),
    ]);
    expect([wrong.status, right.status]).to.deep.equal(["rejected", "rejected"]);
    await rowsOf(db.client, db.tables.raw.name).put(keyOf(60));
    expect(await rows.get(keyOf(60))).to.deep.equal(keyOf(60));
  });
});
