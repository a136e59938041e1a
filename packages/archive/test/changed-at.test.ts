import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet, requestFor } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Archive } from "../src/archive.ts";
import type { Claim } from "../src/rows/claim.ts";

describe("a claim's ChangedAt", () => {
  let db: OpenArchive;
  let archive: Archive;
  let people = 100;
  let userId: string;
  /** The moment it is. */
  let second: number;

  before(async () => {
    db = await openArchive();
    archive = db.through(db.client, () => Date.parse(moment(second)));
  });
  after(() => db.stop());
  beforeEach(() => {
    userId = String(people++);
    second = 10;
  });

  const key = () => ({ userId, tweetId: "20" });
  const changedAt = async () => (await archive.find(key()))?.ChangedAt;
  const keep = (change = {}, tweet = exampleTweet()) =>
    archive.keep(exampleRequest({ userId, ...change }), tweet);
  const since = async (time: string | undefined) => {
    const found: Claim[][] = [];
    for await (const page of archive.changedSince(userId, time)) found.push(page);
    return found;
  };
  const idsSince = async (time?: string) =>
    (await since(time)).flat().map(({ TweetID }) => TweetID);

  it("is the time of writing, whenever it was asked for", async () => {
    const { claim } = await keep();
    expect(claim).to.include({ ChangedAt: moment(10), AskedAt: exampleRequest().requestedAt });
    second = 20;
    await archive.trash(key(), { at: moment(11) });
    expect(await archive.find(key())).to.include({ ChangedAt: moment(20), AskedAt: moment(11) });
  });

  it("is moved by all that lists and searches show", async () => {
    const times: (string | undefined)[] = [];
    const then = async (happens: Promise<unknown>) => {
      await happens;
      times.push(await changedAt());
      second += 10;
    };
    await then(archive.hold(exampleRequest({ userId }), "20"));
    await then(archive.label(key(), { tags: ["a"] }, { at: moment(0) }));
    await then(keep({}, exampleTweet({ missing: ["thread"] })));
    await then(keep({ purpose: "repair" }, exampleTweet()));
    await then(keep({ purpose: "repair" }, exampleTweet({ text: "as read again" })));
    await then(archive.trash(key(), { at: moment(1) }));
    await then(archive.restore(key(), { at: moment(2) }));
    await then(archive.trash(key(), { at: moment(3) }));
    const again = { origin: { chatId: 7, messageId: 101 }, requestedAt: moment(4) };
    await then(keep({ ...again, timestamp: moment(4) }));
    expect(times).to.deep.equal(times.map((_, index) => moment(10 + 10 * index)));
  });

  it("stays when nothing changes, or only the messages that tell of it", async () => {
    await keep();
    second = 20;
    await keep();
    await keep({ origin: { chatId: 7, messageId: 101 } });
    await archive.mention(key(), { chatId: 7, messageId: 102 });
    expect(await changedAt()).to.equal(moment(10));
  });

  it("is moved when the place is", async () => {
    await db.item(exampleItem({ UserID: userId, TweetID: "21" }));
    second = 20;
    const { claim } = await keep();
    expect(claim.Timestamp).to.not.equal(exampleRequest().timestamp);
    expect(claim.ChangedAt > moment(20)).to.equal(true);
    expect(await archive.find(key())).to.deep.equal(claim);
  });

  it("is moved by the next delivery if the content was replaced and a crash kept that quiet", async () => {
    await keep({}, exampleTweet({ text: "as first read" }));
    const claims = db.storesThrough(db.client).claims;
    const first = await claims.find(key());
    await keep({ purpose: "repair" }, exampleTweet({ text: "as read again" }));
    if (first !== undefined) await db.claim(first);
    second = 20;
    await keep();
    expect(await archive.find(key())).to.include({ ChangedAt: moment(20), Revision: 2 });
  });

  it("grows also while the clock is set back, and is never before the time of the wish", async () => {
    await keep();
    second = -3_600;
    await archive.label(key(), { note: "new" }, { at: moment(1) });
    const labelled = (await changedAt()) ?? "";
    expect(labelled > moment(10)).to.equal(true);
    await archive.trash(key(), { at: moment(30) });
    expect(await changedAt()).to.equal(moment(30));
    await archive.restore(key(), { at: moment(31) });
    expect(await changedAt()).to.equal(moment(31));
  });

  it("does not order what people ask for: an earlier wish that comes late is ignored", async () => {
    await keep();
    await archive.restore(key(), { at: moment(5) });
    second = 20;
    expect(await archive.trash(key(), { at: moment(4) })).to.equal("kept");
    expect(await archive.trash(key(), { at: moment(6) })).to.equal("deleted");
  });

  it("orders a person's claims by their last change, from any of them on", async () => {
    for (const id of ["23", "21", "22"]) {
      await archive.keep(
        requestFor(id, { userId, timestamp: moment(second) }),
        exampleTweet({ id }),
      );
      second += 1;
    }
    await keep({ userId: `${userId}0` });
    expect(await idsSince()).to.deep.equal(["23", "21", "22"]);
    await archive.label({ userId, tweetId: "23" }, { tags: ["a"] }, { at: moment(0) });
    expect(await idsSince()).to.deep.equal(["21", "22", "23"]);
    expect(await idsSince(moment(12))).to.deep.equal(["23"]);
    expect(await idsSince(moment(13))).to.deep.equal([]);
  });

  it("leads through 1,000 changes of several pages, each once", async () => {
    const claims = batchedRowsOf(db.client, db.tables.claims);
    const Note = "x".repeat(1_500);
    const all = Array.from({ length: 1_000 }, (_, index) =>
      exampleClaim({
        UserID: userId,
        TweetID: String(9_000 - index),
        ChangedAt: moment(index),
        Note,
      }),
    );
    await Promise.all(all.map((claim) => claims.put(claim)));
    const pages = await since(moment(99));
    expect(pages.length).to.be.above(1);
    expect(pages.flat()).to.deep.equal(all.slice(100));
  });
});
