import type { Tweet } from "@memory/shared/contracts/tweet";
import { exampleClaim, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet, requestFor } from "@memory/testing/example-request";
import { failingAt, happensAt } from "@memory/testing/failing-client";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Archive, PutBack } from "../src/archive.ts";

const day = 24 * 3600;
const article = { title: "Long", text: "x".repeat(400_000) };

describe("putBack", () => {
  let db: OpenArchive;
  let archive: Archive;
  let people = 100;
  let userId: string;
  /** The moment it is. */
  let second: number;
  const now = () => Date.parse(moment(second));

  before(async () => {
    db = await openArchive();
    archive = db.through(db.client, now);
  });
  after(() => db.stop());
  beforeEach(() => {
    userId = String(people++);
    second = 100;
  });

  const key = () => ({ userId, tweetId: "20" });
  const entry = (change: Partial<PutBack> = {}): PutBack => ({
    userId,
    origin: { chatId: 7, messageId: 300, albumId: "file-1" },
    tweet: exampleTweet(),
    timestamp: moment(5),
    url: "https://x.com/jack/status/20",
    from: { chatTitle: "Friends" },
    tags: ["a", "b"],
    note: "mine",
    ...change,
  });
  const asked = { at: moment(100), updateId: 9 };
  const put = (change?: Partial<PutBack>, through = archive) =>
    through.putBack(entry(change), asked);
  const deleted = { deletedAt: moment(50) };
  const standing = async () => ({
    ...(await db.standing(userId)),
    parts: (await db.rowsIn("parts", userId)).length,
  });
  const rows = async () =>
    Promise.all(
      (["claims", "tweets", "trash", "parts"] as const).map(async (table) =>
        (await db.rowsIn(table, userId)).map(({ UserID: _, ...row }) => row),
      ),
    );
  /** All that an export shows of a person's library. */
  async function library(of: string) {
    const shown = async (verb: "list" | "trashed") => {
      const { tweets } = await archive[verb]({ userId: of, limit: 100 });
      const open = verb === "list" ? archive.open : archive.openTrashed;
      return Promise.all(
        tweets.map(
          async ({ claim: { Tags, Note, Timestamp, TweetID, Missing }, item, ...rest }) => {
            const whole = await open({ userId: of, tweetId: TweetID });
            const { claim: _, ...when } = { claim: 0, ...rest };
            return {
              Tags,
              Note,
              Timestamp,
              Missing,
              URL: item.URL,
              From: item.From,
              ...when,
              tweet: whole?.tweet,
            };
          },
        ),
      );
    };
    return { kept: await shown("list"), trashed: await shown("trashed") };
  }

  it("makes the same library for who has nothing, large and deleted tweets included", async () => {
    const from = { chatTitle: "Friends", forwardedFrom: "Ann" };
    for (const [tweetId, change] of [
      ["20", {}],
      ["21", { article }],
      ["22", { missing: ["thread"] satisfies Tweet["missing"] }],
      ["23", {}],
      ["24", { article }],
    ] as const) {
      const timestamp = moment(Number(tweetId));
      const labels = { tags: [`tag ${tweetId}`], note: `note ${tweetId}` };
      const request = requestFor(tweetId, { userId, timestamp, from, ...labels });
      await archive.keep(request, exampleTweet({ id: tweetId, ...change }));
    }
    for (const tweetId of ["24", "23"]) {
      second += 1;
      await archive.trash({ userId, tweetId }, { at: moment(second) });
      await archive.settle({ userId, tweetId }, { at: moment(second) });
    }
    const before = await library(userId);
    expect([before.kept.length, before.trashed.length]).to.deep.equal([3, 2]);
    second += 5 * day;
    const other = String(people++);
    for (const each of [...before.kept, ...before.trashed]) {
      const { Tags: tags, Note: note, Timestamp: timestamp, URL: url, tweet } = each;
      const { deletedAt } = { deletedAt: undefined, ...each };
      const labels = { tags, note };
      if (tweet === undefined) throw new Error("a tweet is not whole");
      await put({ userId: other, tweet, timestamp, url, from: each.From, deletedAt, ...labels });
    }
    expect(await library(other)).to.deep.equal(before);
  });

  it("lets a tweet that was put back be deleted and brought back as any other", async () => {
    await put();
    await put({ tweet: exampleTweet({ id: "21", article }), ...deleted });
    const steps = [
      ["trash", "20"],
      ["restore", "21"],
    ] as const;
    for (const [verb, tweetId] of steps) {
      const press = { at: moment(101), updateId: 10 };
      await archive[verb]({ userId, tweetId }, press);
      await archive.settle({ userId, tweetId }, press);
    }
    expect(await standing())
      .to.include({ parts: 1 })
      .and.to.deep.include({
        claims: { 20: "trashed", 21: "kept" },
        tweets: ["21"],
        trash: ["20"],
      });
    expect((await archive.open({ userId, tweetId: "21" }))?.tweet.article).to.deep.equal(article);
  });

  for (const [what, change] of [
    ["a kept tweet", {}],
    ["a deleted tweet", deleted],
    ["a large kept tweet", { tweet: exampleTweet({ article }) }],
    ["a large deleted tweet", { tweet: exampleTweet({ article }), ...deleted }],
  ] as const) {
    it(`changes nothing when it is repeated, also at once: ${what}`, async () => {
      const said = await Promise.all([put(change), put(change), put(change)]);
      expect(said).to.deep.equal(["put-back", "put-back", "put-back"]);
      const before = await rows();
      expect(await put(change)).to.equal("put-back");
      expect(await rows()).to.deep.equal(before);
    });

    it(`comes to the same wherever it is cut off: ${what}`, async () => {
      await put(change);
      const before = await rows();
      userId = String(people++);
      let call = 1;
      const cutOff = () => put(change, db.through(failingAt(db.client, call), now));
      while ((await cutOff().catch(() => undefined)) === undefined) {
        call += 1;
        expect(call).to.be.below(30);
      }
      expect(call).to.be.above(2);
      expect(await rows()).to.deep.equal(before);
    });
  }

  it("leaves alone what the person has: kept, pending, deleted or put back by another file", async () => {
    const elsewhere = { origin: { chatId: 7, messageId: 301 } };
    const said: string[] = [];
    for (const change of [{}, deleted]) {
      for (const State of ["kept", "pending", "trashed"] as const) {
        await db.claim(exampleClaim({ UserID: userId, State }));
        const before = await rows();
        said.push(await put({ ...change, ...elsewhere }));
        expect(await rows()).to.deep.equal(before);
      }
    }
    expect(said).to.deep.equal(["known", "known", "deleted", "known", "known", "deleted"]);
  });

  it("does not bring back what was deleted after it was put back, nor delete what was restored", async () => {
    await put();
    await put({ tweet: exampleTweet({ id: "21" }), ...deleted });
    await archive.trash(key(), { at: moment(101), updateId: 10 });
    await archive.settle(key(), { at: moment(101), updateId: 10 });
    await archive.restore({ userId, tweetId: "21" }, { at: moment(102), updateId: 11 });
    await archive.settle({ userId, tweetId: "21" }, { at: moment(102), updateId: 11 });
    const before = await rows();
    expect(await put()).to.equal("deleted");
    expect(await put({ tweet: exampleTweet({ id: "21" }), ...deleted })).to.equal("known");
    expect(await rows()).to.deep.equal(before);
  });

  it("keeps a deleted tweet and its parts for the rest of the 30 days", async () => {
    second = 20 * day;
    await put({ tweet: exampleTweet({ article }), ...deleted });
    const expires = Date.parse(moment(50)) / 1000 + 30 * day;
    for (const table of ["trash", "parts"] as const) {
      const found = await db.rowsIn(table, userId);
      expect(found.map((row) => row.expires)).to.deep.equal([expires]);
    }
    second = 30 * day + 49;
    expect((await archive.trashed({ userId, limit: 1 })).tweets).to.have.length(1);
    second += 2;
    expect((await archive.trashed({ userId, limit: 1 })).tweets).to.have.length(0);
  });

  it("puts nothing back that was deleted 30 days ago", async () => {
    second = 30 * day + 51;
    expect(await put(deleted)).to.equal("expired");
    expect(await standing()).to.deep.equal({ claims: {}, tweets: [], trash: [], parts: 0 });
  });

  it("puts nothing into the trash that was purged, or restored and deleted again", async () => {
    await put(deleted);
    await archive.purge(key());
    const purged = await rows();
    expect(await put(deleted)).to.equal("put-back");
    expect(await rows()).to.deep.equal(purged);

    const other = { tweet: exampleTweet({ id: "21", text: "as first read" }), ...deleted };
    await put(other);
    for (const [verb, updateId] of [
      ["restore", 10],
      ["trash", 11],
    ] as const) {
      const press = { at: moment(101), updateId };
      await archive[verb]({ userId, tweetId: "21" }, press);
      await archive.settle({ userId, tweetId: "21" }, press);
      const repair = requestFor("21", { userId, purpose: "repair" });
      if (verb === "restore") await archive.keep(repair, exampleTweet({ id: "21" }));
    }
    const again = await rows();
    expect(await put(other)).to.equal("put-back");
    expect(await rows()).to.deep.equal(again);
  });

  it("moves on where another tweet has the same time, kept or deleted", async () => {
    for (const change of [{}, deleted]) {
      for (const id of ["20", "21"]) {
        const tweet = exampleTweet({ id: `${id}${Object.keys(change).length}` });
        expect(await put({ tweet, ...change })).to.equal("put-back");
      }
    }
    expect(await standing()).to.deep.include({ tweets: ["200", "210"], trash: ["201", "211"] });
  });

  it("does not take the place of a fuller tweet that a repair put meanwhile", async () => {
    await put({ tweet: exampleTweet({ text: "the beginn", missing: ["text"] }) });
    const repair = exampleRequest({ userId, purpose: "repair" });
    await archive.keep(repair, exampleTweet({ text: "the beginning" }));
    await put({ tweet: exampleTweet({ text: "the beginn", missing: ["text"] }) });
    expect((await archive.open(key()))?.tweet.text).to.equal("the beginning");
  });

  it("leaves nothing in the trash of a tweet that was saved anew or purged meanwhile", async () => {
    const again = exampleRequest({
      userId,
      origin: { chatId: 7, messageId: 400 },
      updateId: 12,
      timestamp: moment(110),
      requestedAt: moment(110),
    });
    const tweet = exampleTweet({ article });
    const save = async () => void (await archive.keep(again, exampleTweet()));
    await put({ tweet, ...deleted }, db.through(happensAt(db, "trash", save), now));
    expect(await standing()).to.deep.equal({
      claims: { 20: "kept" },
      tweets: ["20"],
      trash: [],
      parts: 0,
    });
    userId = String(people++);
    const purge = async () => void (await archive.purge(key()));
    await put({ tweet, ...deleted }, db.through(happensAt(db, "trash", purge), now));
    expect(await standing()).to.deep.equal({
      claims: { 20: "trashed" },
      tweets: [],
      trash: [],
      parts: 0,
    });
  });

  it("normalizes tags and note", async () => {
    await put({ tags: ["#a", "A"], note: "  " });
    const { Tags, Note } = (await archive.find(key())) ?? {};
    expect({ Tags, Note }).to.deep.equal({ Tags: ["a"], Note: undefined });
  });
});
