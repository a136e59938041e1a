import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createArchive } from "@memory/archive/create-archive";
import { exampleClaim, moment } from "@memory/testing/example-claim";
import { exampleTweet, requestFor } from "@memory/testing/example-request";
import { failingAt } from "@memory/testing/failing-client";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Archive } from "../src/archive.ts";
import { createForgetting } from "../src/forgetting.ts";
import { createKeepers } from "../src/keepers.ts";

const day = 24 * 3600;

describe("who keeps a tweet", () => {
  let db: OpenArchive;
  /** The tweets whose copies were to be erased, if nobody kept them then. */
  let unkept: string[];
  let second: number;
  let serial = 7000;
  let tweetId: string;
  const now = () => Date.parse(moment(second));

  before(async () => {
    db = await openArchive();
  });
  after(() => db.stop());
  beforeEach(() => {
    unkept = [];
    second = 0;
    tweetId = String(serial++);
  });

  const keepers = () => createKeepers(db.client, db.tables);
  const eraseUnkept = async (id: string) => {
    if (await keepers().any(id)) return { copies: 0 };
    unkept.push(id);
    return { copies: 1 };
  };
  const through = (client: DynamoDBClient = db.client): Archive =>
    createArchive(client, db.tables, now, eraseUnkept);
  const save = (userId: string, messageId = 1, client = db.client) =>
    through(client).keep(
      requestFor(tweetId, { userId, origin: { chatId: 7, messageId }, updateId: messageId }),
      exampleTweet({ id: tweetId }),
    );
  const remove = async (userId: string) => {
    second += 1;
    const asked = { at: moment(second), updateId: 10 };
    await through().trash({ userId, tweetId }, asked);
    await through().settle({ userId, tweetId }, asked);
  };
  const has = (userId: string) => keepers().has({ userId, tweetId });

  it("is everyone who saved it, also after they deleted it, until it cannot be brought back", async () => {
    expect(await keepers().any(tweetId)).to.equal(false);
    await save("7");
    await save("8");
    expect([await has("7"), await has("8"), await has("9")]).to.deep.equal([true, true, false]);
    await remove("7");
    expect(await has("7")).to.equal(true);
    second = 31 * day;
    expect(await through().purge({ userId: "7", tweetId })).to.equal("purged");
    expect([await has("7"), await has("8"), unkept]).to.deep.equal([false, true, []]);
    await remove("8");
    second += 31 * day;
    await through().purge({ userId: "8", tweetId });
    expect([await keepers().any(tweetId), unkept]).to.deep.equal([false, [tweetId]]);
  });

  it("is nobody for whom the content is still to come", async () => {
    await through().hold(requestFor(tweetId, { userId: "7" }), tweetId);
    expect(await has("7")).to.equal(false);
  });

  it("is also who had it put back from a file, into the library or the trash", async () => {
    const entry = {
      tweet: exampleTweet({ id: tweetId }),
      timestamp: moment(0),
      url: `https://x.com/a/status/${tweetId}`,
      from: {},
      tags: [],
      note: undefined,
    };
    const asked = { at: moment(1), updateId: 3 };
    const origin = { chatId: 7, messageId: 3 };
    await through().putBack({ ...entry, userId: "17", origin }, asked);
    await through().putBack({ ...entry, userId: "18", origin, deletedAt: moment(0) }, asked);
    expect([await has("17"), await has("18")]).to.deep.equal([true, true]);
  });

  it("is never nobody while the tweet is kept, wherever its save was cut off", async () => {
    for (let last = 1; ; last += 1) {
      tweetId = String(serial++);
      const isDone = await save("7", 1, failingAt(db.client, last)).then(
        () => true,
        () => false,
      );
      const { tweets } = await db.standing("7");
      if (tweets.includes(tweetId)) expect(await has("7"), `cut at ${last}`).to.equal(true);
      await save("7");
      expect(await has("7")).to.equal(true);
      if (isDone) break;
    }
  });

  it("is told once more when removing the last one was cut off", async () => {
    for (let last = 1; ; last += 1) {
      tweetId = String(serial++);
      second = 0;
      unkept = [];
      await save("7");
      await remove("7");
      second = 31 * day;
      const cut = through(failingAt(db.client, last));
      const isDone = await cut.purge({ userId: "7", tweetId }).then(
        () => true,
        () => false,
      );
      if (!isDone) await through().purge({ userId: "7", tweetId });
      expect([await has("7"), unkept.length > 0], `cut at ${last}`).to.deep.equal([false, true]);
      if (isDone) break;
    }
  });

  it("stays who saves it again while it is removed for good", async () => {
    for (let call = 1; call < 14; call += 1) {
      tweetId = String(serial++);
      second = 0;
      await save("7");
      await remove("7");
      second = 31 * day;
      let made = 0;
      const send = async (command: never) => {
        made += 1;
        if (made === call) await save("7", 100);
        return db.client.send(command);
      };
      await through({ send } as unknown as DynamoDBClient).purge({ userId: "7", tweetId });
      if (made < call) await save("7", 100);
      expect(await db.standing("7"), `saved before call ${call}`).to.nested.include({
        [`claims.${tweetId}`]: "kept",
      });
      expect(await has("7"), `saved before call ${call}`).to.equal(true);
    }
  });

  it("is nobody who asked to be forgotten, and the copies go with the last one", async () => {
    await save("21");
    await save("22");
    const forget = async (userId: string) => {
      const asked = { at: moment(1000), updateId: 500 };
      const forgetting = createForgetting(db.client, db.tables, Date.now, eraseUnkept);
      await forgetting.begin(userId, asked);
      let copies = 0;
      const erased = (count: number) => {
        copies += count;
      };
      const before = await forgetting.list(userId, asked);
      await forgetting.remove(userId, before, { mayGoOn: () => true, erased });
      return copies;
    };
    expect([await forget("21"), await has("21"), await has("22")]).to.deep.equal([0, false, true]);
    expect([await forget("22"), await has("22"), unkept]).to.deep.equal([1, false, [tweetId]]);
  });

  it("is found by an item that is left alone, when somebody is forgotten", async () => {
    await save("31");
    const claim = exampleClaim({ UserID: "31", TweetID: tweetId });
    await db.removeClaim({ UserID: claim.UserID, TweetID: claim.TweetID });
    const forgetting = createForgetting(db.client, db.tables, Date.now, eraseUnkept);
    const asked = { at: moment(1000), updateId: 500 };
    await forgetting.begin("31", asked);
    const before = await forgetting.list("31", asked);
    await forgetting.remove("31", before, { mayGoOn: () => true, erased() {} });
    expect([await has("31"), unkept]).to.deep.equal([false, [tweetId]]);
  });
});
