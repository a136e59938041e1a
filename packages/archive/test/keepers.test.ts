import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createArchive } from "@memory/archive/create-archive";
import { moment } from "@memory/testing/example-claim";
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
      expect(await has("7"), `cut at ${last}, and again`).to.equal(true);
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

  const forget = async (userId: string, client = db.client) => {
    const asked = { at: moment(1000), updateId: 500 };
    await createForgetting(db.client, db.tables).begin(userId, asked);
    const forgetting = createForgetting(client, db.tables, Date.now, eraseUnkept);
    let copies = 0;
    const erased = (count: number) => {
      copies += count;
    };
    const before = await forgetting.list(userId, asked);
    await forgetting.remove(userId, before, { mayGoOn: () => true, erased });
    return copies;
  };

  it("is nobody who asked to be forgotten, and the copies go with the last one", async () => {
    await save("21");
    await save("22");
    expect([await forget("21"), await has("21"), await has("22")]).to.deep.equal([0, false, true]);
    expect([await forget("22"), await has("22"), unkept]).to.deep.equal([1, false, [tweetId]]);
  });

  for (const [what, isClaimed] of [
    ["a tweet", true],
    ["an item that is left alone", false],
  ] as const) {
    it(`is nobody who is forgotten with ${what}, wherever that was cut off`, async () => {
      for (let last = 1; ; last += 1) {
        tweetId = String(serial++);
        const userId = `${isClaimed ? 3 : 4}${tweetId}`;
        unkept = [];
        await save(userId);
        if (!isClaimed) await db.removeClaim({ UserID: userId, TweetID: tweetId });
        const isDone = await forget(userId, failingAt(db.client, last)).then(
          () => true,
          () => false,
        );
        if (!isDone) await forget(userId);
        const found = { keeps: await has(userId), isErased: unkept.includes(tweetId) };
        expect(found, `cut at ${last}`).to.deep.equal({ keeps: false, isErased: true });
        if (isDone) break;
      }
    });
  }

  it("stays who saves it again while they are forgotten", async () => {
    for (let call = 1; call < 16; call += 1) {
      tweetId = String(serial++);
      const userId = `5${tweetId}`;
      await save(userId);
      let made = 0;
      let again: Promise<unknown> | undefined;
      const saveAgain = async () => {
        const origin = { chatId: 7, messageId: 600 };
        const request = requestFor(tweetId, { userId, origin, updateId: 600 });
        await through().keep(request, exampleTweet({ id: tweetId }));
      };
      const send = async (command: never) => {
        made += 1;
        // While the claim of before is there, the save is refused and comes back.
        if (made === call) again = saveAgain().catch(() => "refused");
        await again;
        return db.client.send(command);
      };
      await forget(userId, { send } as unknown as DynamoDBClient);
      if (made < call || (await again) === "refused") await saveAgain();
      await forget(userId);
      expect(await has(userId), `saved before call ${call}`).to.equal(true);
      if (made < call) break;
    }
  });
});
