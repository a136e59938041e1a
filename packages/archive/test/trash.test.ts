import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet, requestFor } from "@memory/testing/example-request";
import { failingAt, happensAt } from "@memory/testing/failing-client";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Archive, TrashPage } from "../src/archive.ts";

const day = 24 * 3600;
const article = { title: "Long", text: "x".repeat(400_000) };

describe("the trash", () => {
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
    second = 0;
  });

  const key = (tweetId = "20") => ({ userId, tweetId });
  async function remove(tweetId: string, through = archive) {
    second += 1;
    await through.trash(key(tweetId), { at: moment(second) });
    await through.settle(key(tweetId), { at: moment(second) });
  }
  async function save(tweetId: string, change = {}) {
    const timestamp = moment(Number(tweetId));
    const request = requestFor(tweetId, { userId, timestamp });
    await archive.keep(request, exampleTweet({ id: tweetId, ...change }));
  }
  const idsOf = ({ tweets }: TrashPage) => tweets.map(({ item }) => item.TweetID);
  const trashed = (before?: string, limit = 2) => archive.trashed({ userId, before, limit });

  it("gives the latest deleted first, in pages, whichever was saved first", async () => {
    for (const id of ["20", "21", "22", "23", "24"]) await save(id);
    for (const id of ["22", "20", "24", "23"]) await remove(id);
    const first = await trashed();
    expect(idsOf(first)).to.deep.equal(["23", "24"]);
    const [latest] = first.tweets;
    const expires = Date.parse(moment(4)) / 1000 + 30 * day;
    expect(latest).to.deep.include({ deletedAt: moment(4), expires });
    expect(latest?.claim).to.deep.equal(await archive.find(key("23")));
    expect(latest?.item.Tweet).to.deep.equal(exampleTweet({ id: "23" }));
    const second = await trashed(first.older);
    expect(idsOf(second)).to.deep.equal(["20", "22"]);
    expect(second).to.not.have.property("older");
  });

  it("is empty for who deleted nothing", async () => {
    await save("20");
    expect(await trashed()).to.deep.equal({ tweets: [] });
    expect(await trashed("2020-01-01T00:00:00.000Z")).to.deep.equal({ tweets: [] });
  });

  it("leaves out what was brought back, never had content, or was deleted 30 days ago", async () => {
    for (const id of ["20", "21", "22"]) await save(id);
    await remove("20");
    second = 20 * day;
    await remove("21");
    await remove("22");
    await archive.restore(key("22"), { at: moment(second + 1) });
    await db.claim(exampleClaim({ UserID: userId, TweetID: "23", State: "pending" }));
    await remove("23");
    expect(idsOf(await trashed(undefined, 10))).to.deep.equal(["21", "20"]);
    second = 30 * day + 2;
    expect(idsOf(await trashed(undefined, 10))).to.deep.equal(["21"]);
    second = 51 * day;
    expect(await trashed()).to.deep.equal({ tweets: [] });
  });

  it("has those of one millisecond on one page, also where they were saved in one", async () => {
    for (const TweetID of ["20", "21", "22", "23"]) {
      await db.claim(exampleClaim({ UserID: userId, TweetID }));
      await db.item(exampleItem({ UserID: userId, TweetID }));
      await archive.trash(key(TweetID), { at: moment(TweetID === "20" ? 1 : 2) });
      await archive.settle(key(TweetID), { at: moment(2) });
    }
    const first = await trashed();
    expect(idsOf(first)).to.have.members(["21", "22", "23"]);
    expect(idsOf(await trashed(first.older))).to.deep.equal(["20"]);
  });

  it("goes through 1,000 deleted among 2,000 claims, each once", async () => {
    const [claims, items] = [db.tables.claims, db.tables.trash].map((table) =>
      batchedRowsOf(db.client, table),
    );
    const all = Array.from({ length: 2_000 }, (_, index) => {
      const [TweetID, ChangedAt] = [String(5_000 + index), moment(index)];
      const State = index % 2 === 0 ? "trashed" : "kept";
      const Timestamp = moment(9_000 - index);
      return exampleClaim({ UserID: userId, TweetID, ChangedAt, State, Timestamp });
    });
    const gone = all.filter(({ State }) => State === "trashed");
    await Promise.all(all.map((claim) => claims?.put({ ...claim, Note: "x".repeat(700) })));
    await Promise.all(
      gone.map(({ UserID, TweetID, Timestamp, ChangedAt }) => {
        const expires = Date.parse(ChangedAt) / 1000 + 30 * day;
        return items?.put({ ...exampleItem({ UserID, TweetID, Timestamp, ChangedAt }), expires });
      }),
    );
    const found: string[] = [];
    for (let older: string | undefined, page: TrashPage | undefined; ; older = page.older) {
      page = await trashed(older, 300);
      found.push(...idsOf(page));
      if (page.older === undefined) break;
    }
    expect(found).to.deep.equal(gone.map(({ TweetID }) => TweetID).reverse());
  });

  it("opens one whole, however large, and nothing that is kept", async () => {
    await save("20", { article });
    expect(await archive.openTrashed(key())).to.equal(undefined);
    await remove("20");
    const whole = await archive.openTrashed(key());
    expect(whole?.tweet).to.deep.equal(exampleTweet({ article }));
    expect(whole).to.deep.include({ deletedAt: moment(1) });
    expect(await archive.open(key())).to.equal(undefined);
  });

  describe("when a tweet is purged", () => {
    const standing = async () => ({
      ...(await db.standing(userId)),
      parts: (await db.rowsIn("parts", userId)).length,
    });
    const purged = { claims: { 20: "trashed" }, tweets: [], trash: [], parts: 0 };

    it("loses it for good, with its parts, and keeps the claim", async () => {
      await save("20", { article });
      await remove("20");
      expect(await archive.purge(key())).to.equal("purged");
      expect(await archive.purge(key())).to.equal("purged");
      expect(await standing()).to.deep.equal(purged);
      expect(await trashed()).to.deep.equal({ tweets: [] });
      expect(await archive.openTrashed(key())).to.equal(undefined);
      expect(await archive.restore(key(), { at: moment(9) })).to.equal("nothing-left");
      second = 31 * day;
      expect(await archive.restore(key(), { at: moment(second) })).to.equal("expired");
      expect((await archive.keep(exampleRequest({ userId }), exampleTweet())).kind).to.equal(
        "trashed",
      );
    });

    it("keeps other tweets, their parts, and all that is not deleted", async () => {
      for (const id of ["20", "200", "21"]) await save(id, { article });
      await remove("20");
      await remove("200");
      await archive.purge(key("20"));
      expect(await archive.purge(key("21"))).to.equal("kept");
      expect(await archive.purge(key("22"))).to.equal("unknown");
      expect((await archive.open(key("21")))?.tweet.missing).to.deep.equal([]);
      expect((await archive.openTrashed(key("200")))?.tweet.missing).to.deep.equal([]);
    });

    it("finishes a deletion that is under way", async () => {
      await save("20", { article });
      await archive.trash(key(), { at: moment(1) });
      await archive.purge(key());
      expect(await standing()).to.deep.equal(purged);
    });

    it("can be saved anew, and is then in the trash again when it is deleted", async () => {
      await save("20", { article });
      await remove("20");
      await archive.purge(key());
      const again = requestFor("20", {
        userId,
        origin: { chatId: 7, messageId: 101 },
        requestedAt: moment(50),
      });
      expect((await archive.keep(again, exampleTweet())).kind).to.equal("saved");
      second = 60;
      await remove("20");
      expect(idsOf(await trashed())).to.deep.equal(["20"]);
      expect(await archive.restore(key(), { at: moment(70) })).to.equal("restored");
    });

    it("takes away what a save under way puts afterwards", async () => {
      await db.claim(exampleClaim({ UserID: userId }));
      const late = async () => {
        await archive.trash(key(), { at: moment(1) });
        await archive.purge(key());
      };
      await db
        .through(happensAt(db, "tweets", late), now)
        .keep(exampleRequest({ userId }), exampleTweet({ article }));
      expect(await standing()).to.deep.equal(purged);
    });

    it("comes to the same wherever it is cut off", async () => {
      await save("20", { article });
      await remove("20");
      let call = 1;
      const cutOff = () => db.through(failingAt(db.client, call), now).purge(key());
      while ((await cutOff().catch(() => undefined)) === undefined) {
        if (call > 3)
          expect(await archive.restore(key(), { at: moment(9) })).to.equal("nothing-left");
        call += 1;
        expect(call).to.be.below(30);
      }
      expect(call).to.be.above(5);
      expect(await standing()).to.deep.equal(purged);
    });
  });
});
