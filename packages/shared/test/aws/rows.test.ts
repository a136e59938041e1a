import { startTables } from "@memory/testing/emulators";
import { expect } from "chai";
import {
  allOf,
  anyOf,
  equals,
  ifAbsent,
  isAbsent,
  isAtMost,
  isBetween,
  isPresent,
  matches,
} from "../../src/aws/expression.ts";
import { type Rows, rowsOf } from "../../src/aws/rows.ts";

describe("rowsOf", () => {
  let db: Awaited<ReturnType<typeof startTables>>;
  let rows: Rows;

  before(async () => {
    db = await startTables();
  });
  after(() => db.stop());
  beforeEach(async () => {
    rows = rowsOf(db.client, db.tables.tweets.name);
    for (const second of ["1", "2", "3"]) await rows.remove(keyOf(second), isPresent("UserID"));
  });

  const keyOf = (Timestamp: string) => ({ UserID: "7", Timestamp });
  const isNew = isAbsent("UserID");

  it("puts a row only under its condition", async () => {
    expect(await rows.put({ ...keyOf("1"), URL: "first" }, isNew)).to.equal(true);
    expect(await rows.put({ ...keyOf("1"), URL: "second" }, isNew)).to.equal(false);
    expect(await rows.get(keyOf("1"))).to.deep.equal({ ...keyOf("1"), URL: "first" });
    expect(await rows.get(keyOf("2"))).to.equal(undefined);
  });

  it("takes conditions within conditions", async () => {
    const condition = anyOf(isNew, allOf(matches({ URL: "first" }), isAtMost("Revision", 1)));
    const put = (change: object) => rows.put({ ...keyOf("1"), URL: "first", ...change }, condition);
    expect(await put({ Revision: 1 })).to.equal(true);
    expect(await put({ Revision: 2 })).to.equal(true);
    expect(await put({ Revision: 3 })).to.equal(false);
  });

  it("updates under its condition, and returns the row", async () => {
    await rows.put({ ...keyOf("1"), URL: "first", Note: "a" }, isNew);
    const update = {
      set: { URL: "next", Old: ifAbsent("b") },
      remove: ["Note"],
      add: { Count: 2 },
    };
    expect(await rows.update(keyOf("1"), update, equals("URL", "other"))).to.equal(false);
    expect(await rows.updateAndGet(keyOf("1"), update, equals("URL", "other"))).to.equal(undefined);
    const now = { ...keyOf("1"), URL: "next", Old: "b", Count: 2 };
    expect(await rows.updateAndGet(keyOf("1"), update, equals("URL", "first"))).to.deep.equal(now);
    expect(await rows.update(keyOf("1"), { add: { Count: 1 } }, isPresent("URL"))).to.equal(true);
    expect(await rows.get(keyOf("1"))).to.deep.equal({ ...now, Count: 3 });
  });

  it("removes under its condition", async () => {
    await rows.put(keyOf("1"), isNew);
    expect(await rows.remove(keyOf("1"), equals("URL", "first"))).to.equal(false);
    expect(await rows.remove(keyOf("1"), isPresent("UserID"))).to.equal(true);
    expect(await rows.get(keyOf("1"))).to.equal(undefined);
  });

  it("finds by key, and filters", async () => {
    await rows.put({ ...keyOf("1"), TweetID: "20" }, isNew);
    await rows.put({ ...keyOf("2"), TweetID: "20" }, isNew);
    await rows.put({ ...keyOf("3"), TweetID: "21" }, isNew);
    const key = allOf(equals("UserID", "7"), isBetween("Timestamp", "2", "3"));
    expect(await rows.query({ key, filter: equals("TweetID", "20") })).to.deep.equal([
      { ...keyOf("2"), TweetID: "20" },
    ]);
  });

  it("finds more than a page holds", async () => {
    const Body = Buffer.alloc(350_000);
    for (const place of ["1", "2", "3", "4"]) await rows.put({ ...keyOf(place), Body }, isNew);
    const found = await rows.query({ key: equals("UserID", "7"), filter: isPresent("Body") });
    expect(found).to.have.length(4);
  });

  it("removes a row and returns it as it was", async () => {
    await rows.put({ ...keyOf("1"), TweetID: "20" }, isNew);
    expect(await rows.removeAndGet(keyOf("1"), equals("TweetID", "21"))).to.equal(undefined);
    expect(await rows.removeAndGet(keyOf("1"), equals("TweetID", "20"))).to.deep.equal({
      ...keyOf("1"),
      TweetID: "20",
    });
    expect(await rows.get(keyOf("1"))).to.equal(undefined);
  });

  it("throws what is no failed condition", async () => {
    const failure = await rows.get({ Wrong: "key" }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error);
  });
});
