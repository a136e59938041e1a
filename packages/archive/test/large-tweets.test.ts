import { createHash } from "node:crypto";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { rowsOf } from "@memory/shared/aws/rows";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { exampleItem, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { failingAt } from "@memory/testing/failing-client";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Archive } from "../src/archive.ts";
import { PartsRef } from "../src/rows/part.ts";
import { readContent } from "../src/save/read-content.ts";
import { renewItem } from "../src/save/renew-item.ts";

/** A text that hardly compresses. */
function noise(length: number, seed = ""): string {
  const blocks = Array.from({ length: Math.ceil(length / 88) }, (_, index) =>
    createHash("sha512").update(`${seed}${index}`).digest("base64"),
  );
  return blocks.join("").slice(0, length);
}
const article = (length: number, change: Partial<Tweet> = {}, seed?: string) =>
  exampleTweet({ article: { title: "Long", text: noise(length, seed) }, ...change });
const thread = (length: number): Tweet => {
  const { sources: _, ...post } = exampleTweet();
  return exampleTweet({
    thread: Array.from({ length: 60 }, (_, index) => ({
      kind: "found" as const,
      ...post,
      id: String(20 + index),
      text: noise(length / 60, String(index)),
    })),
  });
};
const key = { userId: "7", tweetId: "20" };
const request = exampleRequest();
const repair = exampleRequest({ purpose: "repair" });
const now = () => Date.parse(moment(10));

describe("a tweet that does not fit an item", () => {
  let db: OpenArchive;
  let archive: Archive;

  beforeEach(async () => {
    db = await openArchive();
    archive = db.through(db.client, now);
  });
  afterEach(() => db.stop());

  const kept = async () => (await archive.findKept(key))?.tweet;
  const parts = async () => {
    const rows = await db.rowsIn("parts", "7");
    return rows.map(({ Part, expires }) => ({ part: String(Part), expires }));
  };
  const remove = async (second: number, tweetId = "20") => {
    await archive.trash({ ...key, tweetId }, { at: moment(second) });
    await archive.settle({ ...key, tweetId }, { at: moment(second) });
  };
  const undo = async (second: number, tweetId = "20") => {
    await archive.restore({ ...key, tweetId }, { at: moment(second) });
    await archive.settle({ ...key, tweetId }, { at: moment(second) });
  };

  for (const [what, tweet, rows] of [
    [
      "an article of 270 kB in Chinese",
      exampleTweet({ article: { title: "長", text: "漢字".repeat(45_000) } }),
      0,
    ],
    ["an article of 900 kB", article(900_000), 2],
    ["a thread of 270 kB", thread(270_000), 0],
    ["a thread of 900 kB", thread(900_000), 2],
    ["a text of 450 kB", exampleTweet({ text: noise(150_000).replaceAll(/./g, "漢") }), 1],
    ["an article of 1.9 MB", article(1_900_000), 5],
  ] as const) {
    it(`is kept, deleted, brought back and read whole: ${what}`, async () => {
      const { kind, claim, tweet: told } = await archive.keep(request, tweet);
      expect({ kind, missing: claim.Missing }).to.deep.equal({ kind: "saved", missing: [] });
      expect(told).to.deep.equal(tweet);
      expect(await kept()).to.deep.equal(tweet);
      expect(await parts()).to.have.length(rows);
      await remove(1);
      expect(await db.standing()).to.deep.equal({
        claims: { 20: "trashed" },
        tweets: [],
        trash: ["20"],
      });
      await undo(2);
      expect(await kept()).to.deep.equal(tweet);
      expect((await parts()).map(({ expires }) => expires)).to.deep.equal(
        Array(rows).fill(undefined),
      );
    });
  }

  it("is kept once however often the request is repeated, also at once, and for other messages", async () => {
    const tweet = article(900_000);
    await Promise.all(Array.from({ length: 4 }, () => archive.keep(request, tweet)));
    const first = await parts();
    expect(first).to.have.length(2);
    const again = exampleRequest({ origin: { chatId: 7, messageId: 101 } });
    const { kind, tweet: told } = await archive.keep(again, article(900_000, { sensitive: true }));
    expect(kind).to.equal("already-saved");
    expect(told).to.deep.equal(tweet);
    expect(await parts()).to.deep.equal(first);
  });

  it("expires with its item in the trash, if it is not brought back", async () => {
    await archive.keep(request, article(900_000));
    await remove(1);
    await remove(1);
    const [item] = await db.rowsIn("trash", "7");
    expect(item?.expires).to.be.a("number");
    expect((await parts()).map(({ expires }) => expires)).to.deep.equal([
      item?.expires,
      item?.expires,
    ]);
  });

  it("expires also if it was saved while it was deleted, and its place in the trash is taken", async () => {
    await db.trashed(exampleItem({ TweetID: "21" }));
    const deleting = afterPut(db, db.tables.tweets.name, () =>
      archive.trash(key, { at: moment(1) }),
    );
    // Holding the link first makes the save read the claim again.
    await archive.hold(request, "20");
    expect((await db.through(deleting).keep(request, article(900_000))).kind).to.equal("trashed");
    expect(await db.standing()).to.deep.include({ claims: { 20: "trashed" }, tweets: [] });
    const expiring = (await parts()).map(({ expires }) => typeof expires);
    expect(expiring).to.deep.equal(["number", "number"]);
  });

  it("is erased if it was saved while it was deleted and saved anew", async () => {
    const anew = exampleRequest({
      origin: { chatId: 7, messageId: 200 },
      timestamp: moment(2),
      requestedAt: moment(2),
    });
    let puts = 0;
    const deleting = afterPut(db, db.tables.tweets.name, async () => {
      puts += 1;
      if (puts > 1) return;
      await archive.trash(key, { at: moment(1) });
      await archive.keep(anew, article(900_000, {}, "anew"));
    });
    await archive.hold(request, "20");
    await db.through(deleting).keep(request, article(900_000));
    expect(await kept()).to.deep.equal(article(900_000, {}, "anew"));
    expect(await parts()).to.have.length(2);
  });

  it("stays when it was brought back before its item was moved", async () => {
    await archive.keep(request, article(900_000));
    await archive.trash(key, { at: moment(1) });
    const [claim, [item]] = [await archive.find(key), await db.rowsIn("tweets", "7")];
    if (claim === undefined) throw new Error("there is no claim");
    await db.storesThrough(db.client).parts.expire(claim, PartsRef.parse(item?.Parts), 1);
    await undo(2);
    expect((await parts()).map(({ expires }) => expires)).to.deep.equal([undefined, undefined]);
  });

  it("erases what a fuller tweet replaces, and the parts of one that fits again", async () => {
    const cut = article(900_000, { missing: ["media"] });
    await archive.keep(request, cut);
    const [before] = await parts();
    const whole = article(900_000);
    await archive.keep(repair, whole);
    expect(await kept()).to.deep.equal(whole);
    const after = await parts();
    expect(after).to.have.length(2);
    expect(after.map(({ part }) => part)).not.to.include(before?.part);
    const small = exampleTweet({ article: { title: "Long", text: "short after all" } });
    await archive.keep(repair, small);
    expect(await kept()).to.deep.equal(small);
    expect((await db.rowsIn("tweets", "7"))[0]).not.to.have.property("Parts");
    expect(await parts()).to.deep.equal([]);
  });

  it("erases nothing that a save after the deletion needs", async () => {
    const tweet = article(900_000);
    await archive.keep(request, tweet);
    await archive.trash(key, { at: moment(1) });
    const anew = exampleRequest({
      origin: { chatId: 7, messageId: 200 },
      timestamp: moment(2),
      requestedAt: moment(2),
    });
    expect((await archive.keep(anew, tweet)).kind).to.equal("saved");
    expect(await parts()).to.have.length(4);
    await archive.settle(key, { at: moment(1) });
    expect(await kept()).to.deep.equal(tweet);
    expect(await parts()).to.have.length(2);
  });

  it("is moved as it was renewed while a deletion was copying it", async () => {
    await archive.keep(request, article(900_000, { missing: ["media"] }));
    const whole = article(900_000, {}, "whole");
    const claim = await archive.find(key);
    if (claim === undefined) throw new Error("there is no claim");
    await archive.trash(key, { at: moment(1) });
    let copies = 0;
    const copying = afterPut(db, db.tables.trash.name, async () => {
      copies += 1;
      if (copies > 1) return;
      // A repair that read the claim before the deletion.
      const stores = db.storesThrough(db.client);
      const there = await readContent(claim, stores);
      if (there !== undefined)
        await renewItem({ request: repair, tweet: whole, claim, there }, stores);
    });
    await db.through(copying).settle(key, { at: moment(1) });
    expect(copies).to.equal(2);
    await undo(2);
    expect(await kept()).to.deep.equal(whole);
  });

  it("is never named by an item before its parts are there", async () => {
    const tweet = article(1_900_000);
    const broken = failingAt(db.client, 3);
    expect(await failureOf(db.through(broken).keep(request, tweet))).to.equal("cut off");
    expect(await db.rowsIn("tweets", "7")).to.deep.equal([]);
    expect((await archive.keep(request, tweet)).kind).to.equal("saved");
    expect(await kept()).to.deep.equal(tweet);
    expect(await parts()).to.have.length(5);
  });

  it("comes to the same wherever a save, a deletion or an undo is cut off", async () => {
    const tweet = article(500_000);
    const steps: readonly ((through: Archive) => Promise<unknown>)[] = [
      (through) => through.keep(request, tweet),
      async (through) => {
        await through.trash(key, { at: moment(1) });
        await through.settle(key, { at: moment(1) });
      },
      async (through) => {
        await through.restore(key, { at: moment(2) });
        await through.settle(key, { at: moment(2) });
      },
    ];
    let cuts = 0;
    for (const step of steps) {
      let call = 1;
      while ((await failureOf(step(db.through(failingAt(db.client, call), now)))) !== undefined) {
        call += 1;
        expect(call, "calls of one step").to.be.below(50);
      }
      cuts += call - 1;
    }
    expect(cuts).to.be.greaterThan(10);
    expect(await kept()).to.deep.equal(tweet);
    expect((await parts()).map(({ expires }) => expires)).to.deep.equal([undefined, undefined]);
  });

  it("tells what it lacks if its parts were lost, and is made whole by the next save", async () => {
    const tweet = article(900_000);
    await archive.keep(request, tweet);
    for (const { UserID, Part } of await db.rowsIn("parts", "7")) {
      const partKey = { UserID: String(UserID), Part: String(Part) };
      await rowsOf(db.client, db.tables.parts.name).remove(partKey);
    }
    expect((await kept())?.missing).to.deep.equal(["article"]);
    await archive.keep(request, tweet);
    expect(await kept()).to.deep.equal(tweet);
  });
});

const failureOf = (run: Promise<unknown>): Promise<string | undefined> =>
  run.then(
    () => undefined,
    (error: Error) => error.message,
  );

type Send = (command: { input: { TableName?: string } }) => Promise<unknown>;
const clientOf = (send: Send) => ({ send }) as unknown as DynamoDBClient;

/** `happens` after each put into the table. */
function afterPut(
  { client }: OpenArchive,
  table: string,
  happens: () => Promise<unknown>,
): DynamoDBClient {
  return clientOf(async (command) => {
    const answer = await client.send(command as never);
    if (command.constructor.name === "PutItemCommand" && command.input.TableName === table)
      await happens();
    return answer;
  });
}
