import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Archive } from "@memory/archive/archive";
import { createLog } from "@memory/shared/process/log";
import { exampleTweet, requestFor } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { createSearch, type Search } from "../../src/search/search.ts";
import type { Source } from "../../src/search/source.ts";

const page = { offset: 0, limit: 10 };
const plenty = 100_000_000;

describe("a search in what a person keeps", () => {
  let db: OpenArchive;
  let archive: Archive;
  let above: string;
  let forgottenAt: Map<string, string>;
  let opened: Search[];
  let people = 100;
  let updateId = 1;

  before(async () => {
    db = await openArchive();
    archive = db.through(db.client);
  });
  after(() => db.stop());
  beforeEach(async () => {
    above = await mkdtemp(join(tmpdir(), "memory-search-"));
    forgottenAt = new Map();
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((search) => search.close()));
    await rm(above, { recursive: true });
  });

  const newPerson = () => String(people++);
  const source = (): Source => ({
    forgottenAt: async (userId) => forgottenAt.get(userId),
    changedSince: (userId, changedAt) => archive.changedSince(userId, changedAt),
    openAll: (userId, tweetIds) => archive.openAll(userId, tweetIds),
  });
  const open = (folder = "a", change: Partial<Parameters<typeof createSearch>[0]> = {}): Search => {
    const search = createSearch({
      folder: join(above, folder),
      mostBytes: plenty,
      source: source(),
      log: createLog("library", "silent"),
      threads: 1,
      ...change,
    });
    opened.push(search);
    return search;
  };
  const reopened = async (search: Search, ...args: Parameters<typeof open>): Promise<Search> => {
    opened = opened.filter((other) => other !== search);
    await search.close();
    return open(...args);
  };
  const asked = () => ({ at: new Date().toISOString(), updateId: updateId++ });
  const save = (userId: string, tweetId: string, text: string) =>
    archive.keep(requestFor(tweetId, { userId }), exampleTweet({ id: tweetId, text }));
  const remove = async (userId: string, tweetId: string) => {
    const at = asked();
    await archive.trash({ userId, tweetId }, at);
    await archive.settle({ userId, tweetId }, at);
  };
  const ids = async (search: Search, userId: string, typed: string) =>
    (await search.find(userId, typed, page)).hits.map(({ tweetId }) => tweetId);
  const filesIn = async (folder = "a") => {
    const own = join(above, folder, "copy-1");
    const names = (await readdir(own)).filter((name) => !name.startsWith("lock"));
    return names.map((name) => join(own, name));
  };
  const bytesIn = async (folder = "a") => {
    const sizes = (await filesIn(folder)).map(async (path) => (await stat(path)).size);
    return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
  };

  it("gives the ids, the words to show, the total, and why there is nothing", async () => {
    const userId = newPerson();
    await save(userId, "31", "resilience in practice");
    await save(userId, "32", "more resilience");
    const search = open();
    expect(await search.find(userId, "resilience", { offset: 1, limit: 1 })).to.deep.equal({
      hits: [{ tweetId: "31", words: ["resilience"] }],
      total: 2,
    });
    expect(await search.find(userId, "resilience before:2000", page)).to.deep.equal({
      hits: [],
      total: 0,
      without: { typed: "before:2000", total: 2 },
    });
    expect(await search.find(userId, '"practise"', page)).to.have.deep.property("nearest", {
      typed: '"practise"',
      word: "practice",
    });
  });

  it("knows every change made before, in two copies of library with folders of their own", async () => {
    const userId = newPerson();
    const key = { userId, tweetId: "42" };
    const copies = [open("a"), open("b")];
    const both = (typed: string) => Promise.all(copies.map((copy) => ids(copy, userId, typed)));
    await save(userId, "41", "first words");
    await archive.hold(requestFor("42", { userId }), "42");
    expect(await both("words")).to.deep.equal([["41"], ["41"]]);
    await archive.label(key, { tags: ["early"] }, asked());
    expect(await both("early")).to.deep.equal([[], []]);
    await save(userId, "42", "later words");
    expect(await both("words later")).to.deep.equal([["42"], ["42"]]);
    await archive.label(key, { tags: ["good"], note: "for Monday" }, asked());
    expect(await both("tag:good monday")).to.deep.equal([["42"], ["42"]]);
    await archive.label(key, { tags: [], note: null }, asked());
    expect(await both("tag:good OR monday")).to.deep.equal([[], []]);
    await remove(userId, "42");
    expect(await both("later")).to.deep.equal([[], []]);
    const undo = asked();
    await archive.restore(key, undo);
    await archive.settle(key, undo);
    expect(await both("later")).to.deep.equal([["42"], ["42"]]);
    expect(await both("lather")).to.deep.equal([["42"], ["42"]]);
  });

  it("finds a kept tweet once its item is there, however late that is", async () => {
    const userId = newPerson();
    let now = Date.now();
    const search = open("a", { now: () => now });
    await save(userId, "43", "an item that comes late");
    const [item] = await db.rowsIn("tweets", userId);
    await db
      .storesThrough(db.client)
      .keptTweets.remove(
        { ...(await claimOf(userId, "43")), ChangedAt: "9999" },
        String(item?.Timestamp),
      );
    expect(await ids(search, userId, "late")).to.deep.equal([]);
    now += 3_600_000;
    expect(await ids(search, userId, "late")).to.deep.equal([]);
    await db.item(item ?? {});
    expect(await ids(search, userId, "late")).to.deep.equal(["43"]);
  });
  const claimOf = async (userId: string, tweetId: string) => {
    const claim = await archive.find({ userId, tweetId });
    if (claim === undefined) throw new Error(`no claim on ${tweetId}`);
    return claim;
  };

  it("reads again only what has changed", async () => {
    const userId = newPerson();
    const read: string[] = [];
    const { openAll, ...rest } = source();
    const counting: Source = {
      ...rest,
      openAll: (owner, tweetIds) => {
        read.push(...tweetIds);
        return openAll(owner, tweetIds);
      },
    };
    let search = open("a", { source: counting });
    await save(userId, "51", "one");
    await save(userId, "52", "two");
    await ids(search, userId, "one");
    expect(read.splice(0).sort()).to.deep.equal(["51", "52"]);
    search = await reopened(search, "a", { source: counting });
    await save(userId, "53", "three");
    expect(await ids(search, userId, "one OR two OR three")).to.have.length(3);
    expect(read).to.deep.equal(["53"]);
  });

  it("shows nobody what another keeps", async () => {
    const [ann, bob] = [newPerson(), newPerson()];
    await save(ann, "61", "shared words, ann's secret");
    await save(bob, "62", "shared words, bob's riddle");
    const search = open();
    const found = await Promise.all(
      [ann, bob].flatMap((who) =>
        ["shared", "secret", "riddle", ""].map((typed) => ids(search, who, typed)),
      ),
    );
    expect(found).to.deep.equal([["61"], ["61"], [], ["61"], ["62"], [], ["62"], ["62"]]);
    expect(await search.find(bob, '"secre"', page)).to.not.have.property("nearest");
  });

  it("answers another person while a library is built, on the same thread", async () => {
    const [ann, bob] = [newPerson(), newPerson()];
    for (let tweetId = 1_000; tweetId < 1_003; tweetId += 1)
      await save(ann, String(tweetId), `words ${tweetId}`);
    await save(bob, "71", "other words");
    const { openAll, ...rest } = source();
    const bobIsAnswered = Promise.withResolvers<void>();
    const annIsReading = Promise.withResolvers<void>();
    const search = open("a", {
      source: {
        ...rest,
        async openAll(userId, tweetIds) {
          if (userId === ann) {
            annIsReading.resolve();
            await bobIsAnswered.promise;
          }
          return openAll(userId, tweetIds);
        },
      },
    });
    const order: string[] = [];
    const anns = ids(search, ann, "words").then((found) => order.push(`ann ${found.length}`));
    const next = ids(search, ann, '"1001"').then((found) => order.push(`ann ${found.length} more`));
    await annIsReading.promise;
    order.push(`bob ${(await ids(search, bob, "words")).length}`);
    bobIsAnswered.resolve();
    await Promise.all([anns, next]);
    expect(order).to.deep.equal(["bob 1", "ann 3", "ann 1 more"]);
  });

  it("builds a damaged file, or one of another version, anew", async () => {
    const damages: Record<string, (whole: Buffer) => Buffer> = {
      "no database": () => randomBytes(20_000),
      "cut short": (whole) => whole.subarray(0, 5_000),
      "garbled inside": (whole) =>
        Buffer.concat([whole.subarray(0, 4_096), randomBytes(whole.length - 4_096)]),
      "of another version": (whole) =>
        Buffer.concat([whole.subarray(0, 60), Buffer.from([0, 0, 0, 99]), whole.subarray(64)]),
    };
    const names = Object.keys(damages);
    const search = open();
    const users = names.map(newPerson);
    for (const userId of users) {
      await save(userId, "81", "words that stay");
      await ids(search, userId, "words");
    }
    opened = [];
    await search.close();
    const files = await filesIn();
    expect(files).to.have.length(names.length);
    for (const [index, damage] of Object.values(damages).entries())
      await writeFile(files[index] ?? "", damage(await readFile(files[index] ?? "")));
    const again = open();
    for (const userId of users)
      expect(await ids(again, userId, "words stay")).to.deep.equal(["81"]);
  });

  it("keeps its folder within so many bytes, and goes without what was used longest ago", async () => {
    const users = Array.from({ length: 4 }, newPerson);
    for (const userId of users) await save(userId, "91", "words");
    await ids(open("measured"), users[0] ?? "", "words");
    const mostBytes = 3 * (await bytesIn("measured"));
    const built: string[] = [];
    const { openAll, ...rest } = source();
    const watching: Source = {
      ...rest,
      openAll: (userId, tweetIds) => {
        built.push(userId);
        return openAll(userId, tweetIds);
      },
    };
    const search = open("a", { source: watching, mostBytes });
    for (const index of [0, 1, 2, 0, 3, 0, 1])
      expect(await ids(search, users[index] ?? "", "words")).to.deep.equal(["91"]);
    expect(built.map((userId) => users.indexOf(userId))).to.deep.equal([0, 1, 2, 3, 1]);
    await reopened(search);
    expect(await filesIn()).to.have.length(3);
    expect(await bytesIn()).to.be.at.most(mostBytes);
  });

  it("answers where not even one file has a place, and leaves none behind", async () => {
    const userId = newPerson();
    await save(userId, "92", "words");
    let search = open("a", { mostBytes: 10 });
    expect(await ids(search, userId, "words")).to.deep.equal(["92"]);
    expect(await ids(search, userId, "words")).to.deep.equal(["92"]);
    search = await reopened(search);
    expect(await filesIn()).to.deep.equal([]);
  });

  it("lets the owner alone read its files, whose names do not tell whose they are", async () => {
    const userId = newPerson();
    await save(userId, "93", "words");
    await ids(open(), userId, "words");
    const files = await filesIn();
    expect(files.join())
      .to.match(/[0-9a-f]{32}/)
      .and.not.include(`${userId}.`);
    for (const path of files) expect((await stat(path)).mode & 0o777, path).to.equal(0o600);
    for (const path of [join(above, "a"), join(above, "a", "copy-1")])
      expect((await stat(path)).mode & 0o777, path).to.equal(0o700);
  });

  it("forgets a person at once here, and at their next search elsewhere", async () => {
    const userId = newPerson();
    await save(userId, "94", "words to forget");
    const now = Date.parse("2026-12-01T12:00:00.000Z");
    const copies = [open("a", { now: () => now }), open("b", { now: () => now })] as const;
    const [here, elsewhere] = copies;
    for (const copy of copies) expect(await ids(copy, userId, "forget")).to.deep.equal(["94"]);
    forgottenAt.set(userId, "2026-12-01T11:00:00.000Z");
    for (const table of ["claims", "tweets"] as const) await erase(table, userId);
    expect(await here.forget(userId)).to.equal(1);
    expect(await here.forget(userId)).to.equal(0);
    expect(await filesIn("a")).to.deep.equal([]);
    for (const copy of copies)
      expect(await copy.find(userId, "forget", page)).to.deep.equal({ hits: [], total: 0 });
    await save(userId, "95", "words of a new beginning");
    expect(await ids(elsewhere, userId, "words")).to.deep.equal(["95"]);
  });

  it("uses no file that was made while rows were being erased", async () => {
    const userId = newPerson();
    await save(userId, "96", "words to forget");
    const now = Date.parse("2026-12-01T12:00:00.000Z");
    const search = open("a", { now: () => now });
    forgottenAt.set(userId, "2026-12-01T11:59:59.000Z");
    expect(await ids(search, userId, "forget")).to.deep.equal(["96"]);
    for (const table of ["claims", "tweets"] as const) await erase(table, userId);
    expect(await ids(search, userId, "forget")).to.deep.equal([]);
  });

  it("removes the file of who was forgotten elsewhere and never searches here again", async () => {
    const [gone, other] = [newPerson(), newPerson()];
    let search = open();
    for (const userId of [gone, other]) {
      await save(userId, "98", "words");
      await ids(search, userId, "words");
    }
    forgottenAt.set(gone, "2026-11-30T11:00:00.000Z");
    search = await reopened(search);
    await until("one file", async () => {
      const databases = (await filesIn()).filter((path) => !path.endsWith("-wal"));
      return databases.length === 1;
    });
    expect(await search.forget(gone)).to.equal(0);
    expect(await search.forget(other)).to.equal(1);
  });

  async function erase(table: "claims" | "tweets", userId: string) {
    const { rowsOf } = await import("@memory/shared/aws/rows");
    const { name, partitionKey, sortKey } = db.tables[table];
    for (const row of await db.rowsIn(table, userId))
      await rowsOf(db.client, name).remove({
        [partitionKey]: userId,
        [sortKey]: String(row[sortKey]),
      });
  }

  it("takes a folder of its own beside another copy, and clears that of a copy that runs no more", async () => {
    const userId = newPerson();
    await save(userId, "97", "words");
    const [first, second] = [open(), open()];
    for (const copy of [first, second])
      expect(await ids(copy, userId, "words")).to.deep.equal(["97"]);
    expect((await readdir(join(above, "a"))).sort()).to.deep.equal(["copy-1", "copy-2"]);
    await reopened(second, "b");
    await reopened(first, "a");
    expect(await readdir(join(above, "a"))).to.deep.equal(["copy-1"]);
  });
});
