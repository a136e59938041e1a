import { equals } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import { startTables } from "@memory/testing/emulators";
import { exampleRequest, exampleTweet, requestFor } from "@memory/testing/example-request";
import { expect } from "chai";
import type { Archive } from "../src/archive.ts";
import { createArchive } from "../src/create-archive.ts";
import type { Item } from "../src/rows/item.ts";

describe("createArchive", () => {
  let db: Awaited<ReturnType<typeof startTables>>;
  let archive: Archive;

  beforeEach(async () => {
    db = await startTables();
    archive = createArchive(db.client, db.tables, () => Date.parse("2026-01-02T03:30:00.000Z"));
  });
  afterEach(() => db.stop());

  const claimOf = (userId: string, tweetId: string) => archive.find({ userId, tweetId });
  const rowsIn = (table: "claims" | "tweets" | "trash") => rowsOf(db.client, db.tables[table].name);
  const items = async (userId = "7") =>
    (await rowsIn("tweets").query({ key: equals("UserID", userId) })) as Item[];
  const again = exampleRequest({
    origin: { chatId: 7, messageId: 101 },
    timestamp: "2026-01-02T03:05:00.000Z",
    requestedAt: "2026-01-02T03:05:01.000Z",
  });
  const trash = async (changedAt: string) => {
    const claim = await claimOf("7", "20");
    const key = { UserID: "7", Timestamp: claim?.Timestamp ?? "" };
    const item = await rowsIn("tweets").get(key);
    const set = { State: "trashed", ChangedAt: changedAt, AskedAt: changedAt };
    await rowsIn("claims").update({ UserID: "7", TweetID: "20" }, { set });
    await rowsIn("trash").put(item ?? key);
    await rowsIn("tweets").remove(key);
  };

  it("keeps a tweet under the key and attributes that are promised", async () => {
    const media = [{ kind: "photo" as const, url: "https://pbs.twimg.com/media/a.jpg" }];
    const kept = await archive.keep(exampleRequest(), exampleTweet({ media }));
    expect(kept.kind).to.equal("saved");
    const [item] = await items();
    expect(item).to.include({
      UserID: "7",
      Timestamp: "2026-01-02T03:04:05.000Z",
      TweetID: "20",
      Content: "just setting up my twttr",
      Username: "jack",
      URL: "https://x.com/jack/status/20",
    });
    expect(item?.Media).to.deep.equal(["https://pbs.twimg.com/media/a.jpg"]);
  });

  it("makes one item however often the request is repeated, also at once", async () => {
    const kept = await Promise.all(
      Array.from({ length: 8 }, () => archive.keep(exampleRequest(), exampleTweet())),
    );
    expect(kept.map(({ kind }) => kind)).to.deep.equal(Array(8).fill("saved"));
    expect(await items()).to.have.length(1);
  });

  it("says when another message had saved the tweet already", async () => {
    await archive.keep(exampleRequest(), exampleTweet());
    const kept = await archive.keep(again, exampleTweet());
    expect(kept.kind).to.equal("already-saved");
    expect(kept.claim.Timestamp).to.equal("2026-01-02T03:04:05.000Z");
    expect(await items()).to.have.length(1);
  });

  it("saves for exactly one of two messages that come at once", async () => {
    const kept = await Promise.all([
      archive.keep(exampleRequest(), exampleTweet()),
      archive.keep(again, exampleTweet()),
    ]);
    expect(kept.map(({ kind }) => kind)).to.have.members(["saved", "already-saved"]);
    expect(await items()).to.have.length(1);
  });

  it("keeps one person's tweet apart from another's", async () => {
    await archive.keep(exampleRequest(), exampleTweet());
    const kept = await archive.keep(exampleRequest({ userId: "8" }), exampleTweet());
    expect(kept.kind).to.equal("saved");
    expect(await items("8")).to.have.length(1);
  });

  it("moves a tweet on by a millisecond where another has its timestamp", async () => {
    await Promise.all(
      ["21", "22", "23", "24"].map((id) => archive.keep(requestFor(id), exampleTweet({ id }))),
    );
    const kept = await items();
    expect(kept.map(({ TweetID }) => TweetID)).to.have.members(["21", "22", "23", "24"]);
    expect(kept.map(({ Timestamp }) => Timestamp)).to.deep.equal([
      "2026-01-02T03:04:05.000Z",
      "2026-01-02T03:04:05.001Z",
      "2026-01-02T03:04:05.002Z",
      "2026-01-02T03:04:05.003Z",
    ]);
    for (const { TweetID, Timestamp } of kept) {
      expect((await claimOf("7", TweetID))?.Timestamp).to.equal(Timestamp);
    }
  });

  it("finds room for a flood of links of one moment in a few steps each", async () => {
    let puts = 0;
    db.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === "PutItemCommand") puts += 1;
          return next(args);
        },
      { step: "initialize" },
    );
    const ids = Array.from({ length: 60 }, (_, index) => String(1_000 + index));
    await Promise.all(ids.map((id) => archive.keep(requestFor(id), exampleTweet({ id }))));
    expect((await items()).map(({ TweetID }) => TweetID)).to.have.members(ids);
    expect(puts).to.be.below(60 * 10);
  });

  it("finishes what a crash left between the claim and the item", async () => {
    await rowsIn("claims").put({
      UserID: "7",
      TweetID: "20",
      State: "kept",
      Origin: exampleRequest().origin,
      Timestamp: "2026-01-02T03:04:05.009Z",
      ChangedAt: exampleRequest().requestedAt,
      Tags: [],
      Missing: [],
    });
    expect((await archive.keep(exampleRequest(), exampleTweet())).kind).to.equal("saved");
    const kept = await items();
    expect(kept.map(({ Timestamp }) => Timestamp)).to.deep.equal(["2026-01-02T03:04:05.009Z"]);
  });

  it("does not bring a deleted tweet back when its old request comes again", async () => {
    await archive.keep(exampleRequest(), exampleTweet());
    await trash("2026-01-02T04:00:00.000Z");
    expect((await archive.keep(exampleRequest(), exampleTweet())).kind).to.equal("trashed");
    expect(await items()).to.deep.equal([]);
  });

  it("takes an item back that it put while the tweet was being deleted", async () => {
    await archive.keep(exampleRequest(), exampleTweet());
    let puts = 0;
    db.client.middlewareStack.add(
      (next, context) => async (args) => {
        const { TableName } = args.input as { TableName?: string };
        const isItem =
          TableName === db.tables.tweets.name && context.commandName === "PutItemCommand";
        if (isItem && puts++ === 0) await trash("2026-01-02T04:00:00.000Z");
        return next(args);
      },
      { step: "initialize" },
    );
    expect((await archive.keep(exampleRequest(), exampleTweet())).kind).to.equal("trashed");
    expect(puts).to.equal(1);
    expect(await items()).to.deep.equal([]);
  });

  it("does not let a request from before the deletion bring it back either", async () => {
    await archive.keep(exampleRequest(), exampleTweet());
    await trash("2026-01-02T04:00:00.000Z");
    expect((await archive.keep(again, exampleTweet())).kind).to.equal("trashed");
    expect(await items()).to.deep.equal([]);
  });

  it("saves a deleted tweet again for a new message", async () => {
    await archive.keep(exampleRequest(), exampleTweet());
    await trash("2026-01-02T04:00:00.000Z");
    const later = {
      ...again,
      timestamp: "2026-01-02T05:00:00.000Z",
      requestedAt: "2026-01-02T05:00:01.000Z",
    };
    expect((await archive.keep(later, exampleTweet())).kind).to.equal("saved");
    const kept = await items();
    expect(kept.map(({ Timestamp }) => Timestamp)).to.deep.equal(["2026-01-02T05:00:00.000Z"]);
  });

  it("puts a fuller tweet in the place of one that lacked something, and never the other way", async () => {
    const cut = exampleTweet({ text: "the beginn", missing: ["text"] });
    const whole = exampleTweet({ text: "the beginning and the end" });
    await archive.keep(exampleRequest(), cut);
    await archive.keep(exampleRequest({ purpose: "repair" }), whole);
    await archive.keep(again, cut);
    const [item, ...others] = await items();
    expect(others).to.deep.equal([]);
    expect(item?.Content).to.equal("the beginning and the end");
    expect(item?.Tweet.missing).to.deep.equal([]);
    expect(item?.URL).to.equal("https://x.com/jack/status/20");
    expect((await claimOf("7", "20"))?.Missing).to.deep.equal([]);
  });

  it("loses no thread to a source that knows of none", async () => {
    const { sources: _, ...post } = exampleTweet();
    const thread = [
      { kind: "found" as const, ...post },
      { kind: "found" as const, ...post, id: "21" },
    ];
    await archive.keep(exampleRequest(), exampleTweet({ thread, missing: ["media"] }));
    await archive.keep(exampleRequest({ purpose: "repair" }), exampleTweet());
    expect((await items())[0]?.Tweet.thread).to.have.length(2);
    expect((await claimOf("7", "20"))?.Missing).to.deep.equal(["media"]);
  });

  it("replaces what lacks as much only for a repair", async () => {
    await archive.keep(exampleRequest(), exampleTweet({ text: "as first read" }));
    await archive.keep(exampleRequest(), exampleTweet({ text: "as read again" }));
    expect((await items())[0]?.Content).to.equal("as first read");
    await archive.keep(exampleRequest({ purpose: "repair" }), exampleTweet({ text: "reparsed" }));
    expect((await items())[0]?.Content).to.equal("reparsed");
  });

  it("holds a link whose content follows, and keeps it under the held timestamp", async () => {
    expect((await archive.hold(exampleRequest(), "20")).State).to.equal("pending");
    expect(await items()).to.deep.equal([]);
    const kept = await archive.keep(exampleRequest(), exampleTweet());
    expect(kept.kind).to.equal("saved");
    expect(kept.claim).to.include({ State: "kept", Timestamp: "2026-01-02T03:04:05.000Z" });
    expect(await items()).to.have.length(1);
  });

  it("saves a held link for a later message, and tells the one that held it that it is saved", async () => {
    await archive.hold(exampleRequest(), "20");
    const kept = await archive.keep(again, exampleTweet());
    expect(kept.kind).to.equal("saved");
    expect((await archive.keep(again, exampleTweet())).kind).to.equal("saved");
    expect((await archive.keep(exampleRequest(), exampleTweet())).kind).to.equal("already-saved");
    expect((await items()).map(({ Timestamp }) => Timestamp)).to.deep.equal([again.timestamp]);
    const { Origin, AlsoIn } = (await claimOf("7", "20")) ?? {};
    expect(Origin).to.deep.equal(again.origin);
    expect(AlsoIn).to.equal(JSON.stringify([exampleRequest().origin]));
  });

  it("lets go of a held link for the request that held it, of no other and of nothing kept", async () => {
    await archive.hold(exampleRequest(), "20");
    await archive.release(again, "20");
    expect((await claimOf("7", "20"))?.State).to.equal("pending");
    await archive.release(exampleRequest(), "20");
    expect(await claimOf("7", "20")).to.equal(undefined);
    await archive.keep(exampleRequest(), exampleTweet());
    await archive.release(exampleRequest(), "20");
    expect((await claimOf("7", "20"))?.State).to.equal("kept");
  });
});
