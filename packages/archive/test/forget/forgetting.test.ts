import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { rowsOf } from "@memory/shared/aws/rows";
import { RetryableError } from "@memory/shared/errors";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { exampleTweet, requestFor } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Asked } from "../../src/archive.ts";
import { countsOf, createForgetting } from "../../src/forgetting.ts";
import { createPeople } from "../../src/people.ts";
import { createTimers } from "../../src/timers.ts";

const asked = { at: moment(1000), updateId: 500 };
const always = () => true;

describe("an erasure", () => {
  let db: OpenArchive;
  beforeEach(async () => {
    db = await openArchive();
  });
  afterEach(() => db.stop());

  const put = (table: "replies" | "people" | "trash", row: object) =>
    rowsOf(db.client, db.tables[table].name).put(row);
  const erase = async (client: DynamoDBClient = db.client) => {
    const forgetting = createForgetting(client, db.tables);
    await forgetting.begin("7", asked);
    const before = await forgetting.list("7", asked);
    await forgetting.remove("7", before, { mayGoOn: always, erased() {} });
    return countsOf(before);
  };
  /** Every row of every table, by the table. */
  const everything = async () => {
    const found: Record<string, object[]> = {};
    for (const [table, { name }] of Object.entries(db.tables)) {
      for await (const page of rowsOf(db.client, name).pages())
        if (page.length > 0) found[table] = [...(found[table] ?? []), ...page];
    }
    return found;
  };
  /** Person 7 keeps 30 tweets, two of them large, and has deleted three; of person 8 everything once. */
  const fill = async () => {
    const archive = db.through(db.client);
    for (let n = 100; n < 130; n += 1) {
      const origin = { chatId: 7, messageId: n };
      const timestamp = moment(n);
      const large = { article: { title: "Long", text: `${n}`.repeat(200_000) } };
      const content = exampleTweet({ id: `${n}`, ...(n < 102 ? large : {}) });
      await archive.keep(requestFor(`${n}`, { origin, timestamp, updateId: n }), content);
    }
    for (const n of [101, 110, 111]) {
      await archive.trash({ userId: "7", tweetId: `${n}` }, { at: moment(600), updateId: 300 });
      await archive.settle({ userId: "7", tweetId: `${n}` }, { at: moment(600), updateId: 300 });
    }
    await archive.hold(requestFor("200", { updateId: 200 }), "200");
    await put("replies", { UserID: "7", Origin: "7#100", UpdateID: 100, AskedAt: moment(100) });
    await put("replies", { UserID: "7", Origin: "7#1" });
    const timers = createTimers(db.client, db.tables);
    const set = (userId: string, updateId: number, at: number) =>
      timers.set({ kind: "purge-trash", userId, at, asked: { at: moment(600), updateId } });
    await set("7", 300, Date.parse("2030-01-01T00:00:00Z"));
    await set("7", 300, Date.parse("2030-01-01T01:00:00Z"));
    await set("8", 90, Date.parse("2030-01-01T00:00:00Z"));
    await put("people", { UserID: "7", Language: "de", BlockedAt: moment(1) });
    await archive.keep(requestFor("20", { userId: "8", updateId: 90 }), exampleTweet());
    await put("replies", { UserID: "8", Origin: "8#1", UpdateID: 90 });
    await put("people", { UserID: "8", Language: "es" });
  };
  const onlyOf = (userId: string, rows: Record<string, object[]>) =>
    Object.fromEntries(
      Object.entries(rows).flatMap(([table, found]) => {
        const theirs = found.filter((row) =>
          [userId, `person#${userId}`].some((id) => Object.values(row).includes(id)),
        );
        return theirs.length === 0 ? [] : [[table, theirs]];
      }),
    );
  const marker = {
    UserID: "7",
    ForgottenAt: asked.at,
    ForgottenBy: asked.updateId,
    Erasure: { language: "de", settings: 1 },
  };

  it("leaves nothing of a person but the marker, and touches nobody else", async () => {
    await fill();
    const others = onlyOf("8", await everything());
    const counts = { tweets: 27, trash: 3, claims: 31, parts: 2, replies: 2, timers: 2 };
    expect(await erase()).to.deep.equal(counts);
    expect(await everything()).to.deep.equal({
      ...others,
      people: [...(others.people ?? []), marker],
    });
    await createForgetting(db.client, db.tables).end("7", asked);
    const { Erasure: _, ...bare } = marker;
    expect(onlyOf("7", await everything())).to.deep.equal({ people: [bare] });
  });

  it("comes to the same when it is killed anywhere and begun again", async () => {
    await fill();
    for (let diesAfter = 0, isDone = false; !isDone; diesAfter += 1) {
      let made = 0;
      const send = async (command: never) => {
        made += 1;
        if (made > diesAfter) throw new Error("killed");
        return db.client.send(command);
      };
      isDone = await erase({ send } as unknown as DynamoDBClient).then(
        () => true,
        () => false,
      );
    }
    expect(onlyOf("7", await everything())).to.deep.equal({ people: [marker] });
  });

  it("keeps what was saved since, also the same tweet and what was deleted since", async () => {
    await fill();
    await erase();
    const archive = db.through(db.client);
    const since = { requestedAt: moment(1001), updateId: 501 };
    for (const n of ["100", "101", "110"]) {
      const origin = { chatId: 7, messageId: 900 + Number(n) };
      const article = { title: "Long", text: n.repeat(200_000) };
      const request = requestFor(n, { origin, timestamp: moment(2000 + Number(n)), ...since });
      await archive.keep(request, exampleTweet({ id: n, article }));
    }
    const key = { userId: "7", tweetId: "110" };
    await archive.trash(key, { at: moment(1002), updateId: 502 });
    await archive.settle(key, { at: moment(1002), updateId: 502 });
    await put("replies", { UserID: "7", Origin: "7#1000", UpdateID: 501, AskedAt: moment(1001) });
    const due = Date.parse("2030-01-01T00:00:00Z");
    const press = { at: moment(1002), updateId: 502 };
    const timers = createTimers(db.client, db.tables);
    await timers.set({ kind: "purge-trash", userId: "7", at: due, asked: press });
    await put("people", { ...marker, Language: "es" });
    const kept = onlyOf("7", await everything());
    expect(Object.keys(kept)).to.have.members([
      ...["claims", "due", "keepers", "parts", "people", "replies", "trash", "tweets"],
    ]);
    expect(await erase()).to.deep.equal({
      tweets: 0,
      trash: 0,
      claims: 0,
      parts: 0,
      replies: 0,
      timers: 0,
    });
    expect(onlyOf("7", await everything())).to.deep.equal(kept);
  });

  it("erases what jobs of before wrote meanwhile, beside what was saved since", async () => {
    const archive = db.through(db.client);
    await erase();
    const late = requestFor("300", { timestamp: moment(300), updateId: 499 });
    await archive.keep(late, exampleTweet({ id: "300" }));
    const since = requestFor("301", { timestamp: moment(301), updateId: 501 });
    await archive.keep(since, exampleTweet({ id: "301" }));
    // What is left of an item and a part whose claim is gone, at a place of its own.
    await db.item(exampleItem({ TweetID: "301", Timestamp: moment(5) }));
    await put("trash", exampleItem({ TweetID: "302", Timestamp: moment(6) }));
    expect(await erase()).to.deep.equal({
      tweets: 2,
      trash: 1,
      claims: 1,
      parts: 0,
      replies: 0,
      timers: 0,
    });
    expect(await db.standing()).to.deep.equal({
      claims: { 301: "kept" },
      tweets: ["301"],
      trash: [],
    });
  });

  it("stays an erasure of before if a press changes a claim of before meanwhile", async () => {
    await db.claim(exampleClaim({ UpdateID: 100, SavedBy: 100 }));
    await db.item(exampleItem());
    await createForgetting(db.client, db.tables).begin("7", asked);
    const press = { at: moment(1001), updateId: 501 };
    await db.through(db.client).trash({ userId: "7", tweetId: "20" }, press);
    await erase();
    expect(await db.standing()).to.deep.equal({ claims: {}, tweets: [], trash: [] });
  });

  it("has a tweet that is sent anew wait until the claim of before is gone", async () => {
    const archive = db.through(db.client);
    await archive.keep(requestFor("20", { updateId: 100 }), exampleTweet());
    await createForgetting(db.client, db.tables).begin("7", asked);
    const anew = requestFor("20", {
      origin: { chatId: 7, messageId: 900 },
      timestamp: moment(2000),
      requestedAt: moment(1001),
      updateId: 501,
    });
    const failure = await archive.keep(anew, exampleTweet()).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RetryableError);
    await erase();
    expect((await archive.keep(anew, exampleTweet())).kind).to.equal("saved");
    await erase();
    expect(await db.standing()).to.deep.equal({
      claims: { 20: "kept" },
      tweets: ["20"],
      trash: [],
    });
  });

  it("goes on from where it came to, and ends once", async () => {
    const forgetting = createForgetting(db.client, db.tables);
    const erasure = await forgetting.begin("7", asked);
    expect(erasure).to.deep.equal({ settings: 0 });
    await forgetting.noteFirst("7", asked, { settings: 0 });
    const noted = await forgetting.begin("7", asked);
    expect(noted).to.have.keys(["settings", "erasedAt"]);
    await forgetting.end("7", asked);
    expect(await forgetting.begin("7", asked)).to.equal(undefined);
  });

  it("leaves the settings that the person has made since, and no others", async () => {
    const forgetting = createForgetting(db.client, db.tables);
    const people = createPeople(db.client, db.tables);
    const languageAfter = async (updateId: number, forgotten: Asked) => {
      await forgetting.begin("7", forgotten);
      await people.change("7", { language: "es", updateId });
      await forgetting.end("7", forgotten);
      return (await people.get("7")).language;
    };
    expect(await languageAfter(499, asked)).to.equal(undefined);
    const again = { at: moment(1001), updateId: 501 };
    expect(await languageAfter(502, again)).to.equal("es");
  });

  it("gives way to the same wish of later, and to no wish of before", async () => {
    const forgetting = createForgetting(db.client, db.tables);
    await forgetting.begin("7", asked);
    const later = { at: moment(1001), updateId: 501 };
    expect(await forgetting.begin("7", later)).to.deep.equal({ settings: 0 });
    expect(await forgetting.begin("7", asked)).to.equal(undefined);
    await forgetting.end("7", asked);
    expect(await forgetting.begin("7", later)).to.deep.equal({ settings: 0 });
  });
});
