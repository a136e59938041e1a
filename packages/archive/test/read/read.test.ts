import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Archive, KeptPage } from "../../src/archive.ts";
import type { Claim } from "../../src/rows/claim.ts";
import type { Item } from "../../src/rows/item.ts";

/** Tweets 1000, 1001, … of a person, a second apart. */
const kept = (userId: string, index: number) => {
  const [TweetID, Timestamp] = [String(1_000 + index), moment(index)];
  const Tweet = exampleTweet({ id: TweetID });
  return {
    claim: exampleClaim({ UserID: userId, TweetID, Timestamp }),
    item: exampleItem({ UserID: userId, TweetID, Timestamp, Tweet }),
  };
};
const idsOf = ({ tweets }: Pick<KeptPage, "tweets">) => tweets.map(({ claim }) => claim.TweetID);
const ids = (first: number, last: number) =>
  Array.from({ length: first - last + 1 }, (_, index) => String(1_000 + first - index));

describe("reading the archive", () => {
  let db: OpenArchive;
  let archive: Archive;
  let people = 100;
  let userId: string;

  before(async () => {
    db = await openArchive();
    archive = db.through(db.client);
  });
  after(() => db.stop());
  beforeEach(() => {
    userId = String(people++);
  });

  async function fill(count: number, change: (index: number) => Partial<Item> = () => ({})) {
    const claims = batchedRowsOf(db.client, db.tables.claims);
    const items = batchedRowsOf(db.client, db.tables.tweets);
    const rows = Array.from({ length: count }, (_, index) => kept(userId, index));
    await Promise.all(rows.map(({ claim }) => claims.put(claim)));
    await Promise.all(rows.map(({ item }, index) => items.put({ ...item, ...change(index) })));
  }
  const claimAs = (index: number, change: Partial<Claim>) =>
    db.claim({ ...kept(userId, index).claim, ...change });
  const list = (query: Partial<Parameters<Archive["list"]>[0]> = {}) =>
    archive.list({ userId, limit: 10, ...query });

  describe("list", () => {
    it("gives the newest first, whole pages, and the cursors of both neighbours", async () => {
      await fill(25);
      const first = await list();
      expect(idsOf(first)).to.deep.equal(ids(24, 15));
      expect(first.tweets[0]).to.deep.equal(kept(userId, 24));
      expect(first)
        .to.include({ older: moment(15) })
        .and.not.have.property("newer");
      const second = await list({ before: first.older });
      expect(idsOf(second)).to.deep.equal(ids(14, 5));
      expect(second).to.include({ older: moment(5), newer: moment(14) });
      const last = await list({ before: second.older });
      expect(idsOf(last)).to.deep.equal(ids(4, 0));
      expect(last)
        .to.include({ newer: moment(4) })
        .and.not.have.property("older");
      expect(await list({ after: last.newer })).to.deep.equal(second);
      expect(await list({ after: second.newer })).to.deep.equal(first);
    });

    it("is empty for who has nothing, and full where the last page is", async () => {
      expect(await list()).to.deep.equal({ tweets: [] });
      await fill(10);
      const only = await list();
      expect(idsOf(only)).to.deep.equal(ids(9, 0));
      expect(only).to.have.all.keys("tweets");
    });

    it("leads on from an empty page, also to the tweet at its bound", async () => {
      await fill(3);
      const beyond = await list({ before: moment(0) });
      expect(beyond.tweets).to.deep.equal([]);
      expect(idsOf(await list({ after: beyond.newer }))).to.deep.equal(ids(2, 0));
      const above = await list({ after: moment(2) });
      expect(above.tweets).to.deep.equal([]);
      expect(idsOf(await list({ before: above.older }))).to.deep.equal(ids(2, 0));
    });

    it("passes over what is deleted, unclaimed, or kept at another place", async () => {
      await fill(40);
      for (let index = 10; index < 30; index += 1) await claimAs(index, { State: "trashed" });
      await claimAs(38, { Timestamp: moment(99) });
      await claimAs(37, { State: "pending" });
      await db.item({ ...kept(userId, 99).item, Timestamp: moment(50) });
      const first = await list();
      expect(idsOf(first)).to.deep.equal([...ids(39, 39), ...ids(36, 30), ...ids(9, 8)]);
      const last = await list({ before: first.older });
      expect(idsOf(last)).to.deep.equal(ids(7, 0));
      expect(last)
        .to.include({ newer: moment(7) })
        .and.not.have.property("older");
    });

    it("names no neighbour of which nothing is kept", async () => {
      await fill(12);
      for (const index of [0, 1]) await claimAs(index, { State: "trashed" });
      expect(await list()).to.not.have.property("older");
      for (const index of [10, 11]) await claimAs(index, { State: "trashed" });
      expect(await list({ before: moment(10) })).to.have.all.keys("tweets");
    });

    it("shows the same page while new tweets arrive", async () => {
      await fill(25);
      const first = await list();
      const second = await list({ before: first.older });
      await archive.keep(exampleRequest({ userId, timestamp: moment(60) }), exampleTweet());
      expect(await list({ before: first.older })).to.deep.equal(second);
      expect(idsOf(await list())[0]).to.equal("20");
    });

    it("goes through 1,000 tweets of several megabytes, each once", async () => {
      const Content = "x".repeat(2_500);
      await fill(1_000, () => ({ Content }));
      const found: string[] = [];
      for (let before: string | undefined, page: KeptPage | undefined; ; before = page.older) {
        page = await list({ before, limit: 400 });
        found.push(...idsOf(page));
        if (page.older === undefined) break;
      }
      expect(found).to.deep.equal(ids(999, 0));
    });

    it("passes over an item that cannot be read", async () => {
      await fill(3, (index) => (index === 1 ? { Media: "none" as never } : {}));
      expect(idsOf(await list())).to.deep.equal(["1002", "1000"]);
    });

    it("shows nothing of another person", async () => {
      await fill(3);
      expect(await list({ userId: "7" })).to.deep.equal({ tweets: [] });
    });
  });

  describe("open", () => {
    it("gives a kept tweet with its claim and item", async () => {
      await fill(1);
      const { tweets } = await list();
      const [only] = tweets;
      expect(await archive.open({ userId, tweetId: "1000" })).to.deep.equal({
        ...only,
        tweet: exampleTweet({ id: "1000" }),
      });
    });

    it("gives the whole of a tweet that does not fit its item, or what there is", async () => {
      const article = { title: "Long", text: "x".repeat(400_000) };
      await archive.keep(exampleRequest({ userId }), exampleTweet({ article }));
      const whole = await archive.open({ userId, tweetId: "20" });
      expect(whole?.tweet).to.deep.equal(exampleTweet({ article }));
      expect(whole?.item.Tweet.missing).to.deep.equal(["article"]);
      const [part] = await db.rowsIn("parts", userId);
      const { UserID, Part } = part as { UserID: string; Part: string };
      await db.removePart({ UserID, Part });
      const cut = await archive.open({ userId, tweetId: "20" });
      expect(cut?.tweet).to.deep.equal(cut?.item.Tweet);
    });

    it("knows nothing of what is deleted, held or not there yet", async () => {
      await fill(3);
      await claimAs(0, { State: "trashed" });
      await claimAs(1, { State: "pending" });
      await claimAs(2, { Timestamp: moment(70) });
      for (const tweetId of ["1000", "1001", "1002", "5"]) {
        expect(await archive.open({ userId, tweetId })).to.equal(undefined);
      }
    });
  });

  describe("openAll", () => {
    it("gives what is kept, in the order that was asked for", async () => {
      await fill(300);
      await claimAs(7, { State: "trashed" });
      await claimAs(8, { Timestamp: moment(9) });
      const asked = ["5", "1299", "1007", "1008", "1000", ...ids(200, 10)];
      const tweets = await archive.openAll(userId, asked);
      expect(idsOf({ tweets })).to.deep.equal(["1299", "1000", ...ids(200, 10)]);
      expect(tweets[1]).to.deep.equal(kept(userId, 0));
      expect(await archive.openAll(userId, [])).to.deep.equal([]);
    });

    it("asks for as many rows at once as DynamoDB takes", async () => {
      await fill(150);
      let reads = 0;
      db.client.middlewareStack.add(
        (next, { commandName = "" }) =>
          async (args) => {
            if (commandName.includes("Get")) reads += 1;
            return next(args);
          },
        { step: "initialize", name: "countReads" },
      );
      await archive.openAll(userId, ids(149, 0));
      db.client.middlewareStack.remove("countReads");
      expect(reads).to.equal(4);
    });
  });

  describe("claims", () => {
    it("gives all of them, whatever their state, of several pages", async () => {
      await fill(1_000);
      const claims = batchedRowsOf(db.client, db.tables.claims);
      const states = ["pending", "kept", "trashed"] as const;
      const Note = "x".repeat(1_500);
      const all = Array.from({ length: 1_000 }, (_, index) => ({
        ...kept(userId, index).claim,
        State: states[index % 3] ?? "kept",
        Note,
      }));
      await Promise.all(all.map((claim) => claims.put(claim)));
      const pages: Claim[][] = [];
      for await (const page of archive.claims(userId)) pages.push(page);
      expect(pages.length).to.be.above(1);
      expect(pages.flat()).to.have.deep.members(all);
    });
  });
});
