import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { ReplyStale } from "@memory/shared/contracts/reply-stale";
import { RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue/send";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { answerCommand } from "../src/chat/answer-command.ts";
import { en } from "../src/words/en.ts";
import { examplePress } from "./example.ts";
import { exampleAnswers, examplePorts } from "./example-ports.ts";

const day = 24 * 3600;

describe("a press on Delete or Undo", () => {
  let library: OpenArchive;
  let answers: string[];
  let stale: ReplyStale[];
  /** The moment it is. */
  let second: number;

  beforeEach(async () => {
    library = await openArchive();
    answers = [];
    stale = [];
    second = 10;
  });
  afterEach(() => library.stop());

  const send = (async (_contract, message) => void stale.push(message as ReplyStale)) as Send;
  const telegram = exampleAnswers({
    answerPress: async (_, text = "") => answers.push(text) > 0,
  });
  const now = () => Date.parse(moment(second));
  const press = (received: CommandReceived, through: typeof telegram = telegram) =>
    answerCommand(
      received,
      examplePorts({ archive: library.through(library.client, now), answers: through, send }),
    );
  const save = async (claim = exampleClaim(), item = exampleItem()) => {
    await library.claim(claim);
    await library.item(item);
  };
  const failureOf = (run: Promise<void>): Promise<unknown> =>
    run.then(
      () => undefined,
      (error: unknown) => error,
    );
  const { pressed } = en.base;
  const kept = { claims: { 20: "kept" }, tweets: ["20"], trash: [] };
  const trashed = { claims: { 20: "trashed" }, tweets: [], trash: ["20"] };

  it("moves the tweet to the trash for 30 days and says so", async () => {
    await save();
    await press(examplePress("delete", { at: moment(1) }));
    expect(await library.standing()).to.deep.equal(trashed);
    expect(answers).to.deep.equal([pressed.deleted]);
    const [row] = await library.rowsIn("trash", "7");
    expect(row).to.deep.equal({
      ...exampleItem(),
      ChangedAt: moment(10),
      expires: Date.parse(moment(10)) / 1000 + 30 * day,
    });
    const [claim] = await library.rowsIn("claims", "7");
    expect(claim).to.include({ State: "trashed", ChangedAt: moment(10), AskedAt: moment(1) });
  });

  it("tells store the person's language, where Telegram tells it", async () => {
    await save();
    await press(examplePress("delete", { at: moment(1) }, { languageCode: "de" }));
    await press(examplePress("undo", { at: moment(2) }));
    expect(stale.map(({ languageCode }) => languageCode)).to.deep.equal(["de", undefined]);
  });

  it("brings it back whole, with attributes it has never heard of", async () => {
    await library.claim(exampleClaim());
    const tweet = { ...exampleItem().Tweet, mood: "calm" };
    await library.item({ ...exampleItem(), Tweet: tweet, Colour: "blue" });
    await press(examplePress("delete", { at: moment(1) }));
    second = 12;
    await press(examplePress("undo", { at: moment(2) }));
    expect(await library.standing()).to.deep.equal(kept);
    const [row] = await library.rowsIn("tweets", "7");
    const whole = { ...exampleItem(), Tweet: tweet, Colour: "blue", ChangedAt: moment(12) };
    expect(row).to.deep.equal(whole);
    expect(answers).to.deep.equal([pressed.deleted, pressed.restored]);
  });

  it("deletes and restores again and again", async () => {
    await save();
    for (const round of [1, 3, 5]) {
      await press(examplePress("delete", { at: moment(round) }));
      expect(await library.standing()).to.deep.equal(trashed);
      await press(examplePress("undo", { at: moment(round + 1) }));
      expect(await library.standing()).to.deep.equal(kept);
    }
  });

  it("comes to the same when it is delivered twice", async () => {
    await save();
    const twice = async (received: CommandReceived) => {
      await press(received);
      await press(received);
    };
    await twice(examplePress("delete", { at: moment(1) }));
    expect(await library.standing()).to.deep.equal(trashed);
    await twice(examplePress("undo", { at: moment(2) }));
    expect(await library.standing()).to.deep.equal(kept);
    const { deleted, restored } = pressed;
    expect(answers).to.deep.equal([deleted, deleted, restored, restored]);
  });

  it("is ignored when a newer one came first", async () => {
    await save();
    await press(examplePress("delete", { at: moment(3) }));
    await press(examplePress("undo", { at: moment(2) }));
    expect(await library.standing()).to.deep.equal(trashed);
    await press(examplePress("undo", { at: moment(4) }));
    await press(examplePress("delete", { at: moment(3) }));
    await press(examplePress("delete", { at: moment(1) }));
    expect(await library.standing()).to.deep.equal(kept);
    const { deleted, restored } = pressed;
    expect(answers).to.deep.equal([
      deleted,
      pressed["already-deleted"],
      restored,
      pressed.kept,
      pressed.kept,
    ]);
  });

  it("says how things stand when there is nothing to do", async () => {
    await press(examplePress("delete"));
    await press(examplePress("undo"));
    await save();
    await press(examplePress("undo", { at: moment(2) }));
    await press(examplePress("delete", { at: moment(3) }));
    await press(examplePress("delete", { at: moment(4) }));
    expect(answers).to.deep.equal([
      pressed.unknown,
      pressed.unknown,
      pressed.kept,
      pressed.deleted,
      pressed["already-deleted"],
    ]);
    expect(await library.standing()).to.deep.equal(trashed);
  });

  it("leaves the other tweets and the other people alone", async () => {
    await save();
    const other = { TweetID: "21", Timestamp: "2026-01-02T03:04:05.001Z" };
    await save(exampleClaim(other), exampleItem(other));
    await save(exampleClaim({ UserID: "8" }), exampleItem({ UserID: "8" }));
    await press(examplePress("delete"));
    expect(await library.standing()).to.deep.equal({
      claims: { 20: "trashed", 21: "kept" },
      tweets: ["21"],
      trash: ["20"],
    });
    expect(await library.standing("8")).to.deep.equal(kept);
  });

  it("tells that the replies are stale, the saving message's and the pressed one's", async () => {
    await save(exampleClaim({ Origin: { chatId: 7, messageId: 100 } }));
    await press(examplePress("delete", { at: moment(1) }));
    const elsewhere = examplePress("undo", { at: moment(2) });
    const command = {
      ...elsewhere.command,
      answers: { messageId: 300, albumId: "5" },
    } as CommandReceived["command"];
    await press({ ...elsewhere, command });
    const { version, traceId, userId } = elsewhere;
    const about = { version, traceId, userId, tweetId: "20" };
    expect(stale).to.deep.equal([
      { ...about, origin: { chatId: 7, messageId: 100 } },
      { ...about, origin: { chatId: 7, messageId: 100 } },
      { ...about, origin: { chatId: 7, messageId: 300, albumId: "5" } },
    ]);
  });

  it("tells that the replies to later messages are stale, which say that it is kept", async () => {
    await save();
    const archive = library.through(library.client);
    const key = { userId: "7", tweetId: "20" };
    const again = [101, 102, 101, 100].map((messageId) => ({ chatId: 7, messageId }));
    for (const origin of again) await archive.mention(key, origin);
    await press(examplePress("delete", { at: moment(1) }));
    const refreshed = stale.map(({ origin }) => origin.messageId);
    expect(refreshed).to.deep.equal([100, 101, 102]);
  });

  it("remembers the first of the later messages, also if several come at once", async () => {
    await save();
    const archive = library.through(library.client);
    const key = { userId: "7", tweetId: "20" };
    const origins = [101, 102, 103].map((messageId) => ({ chatId: 7, messageId }));
    await Promise.all(origins.map((origin) => archive.mention(key, origin)));
    await press(examplePress("delete", { at: moment(1) }));
    expect(stale.map(({ origin }) => origin.messageId)).to.have.members([100, 101, 102, 103]);
  });

  it("tells that the reply to the first message is stale too, after a later one saved anew", async () => {
    const archive = library.through(library.client);
    const saveBy = (messageId: number, second: number) => {
      const request = {
        origin: { chatId: 7, messageId },
        timestamp: moment(second),
        requestedAt: moment(second),
      };
      return archive.keep(exampleRequest(request), exampleTweet());
    };
    await saveBy(100, 0);
    await press(examplePress("delete", { at: moment(1) }));
    expect((await saveBy(101, 2)).kind).to.equal("saved");
    await press(examplePress("delete", { at: moment(3) }));
    expect((await saveBy(100, 4)).kind).to.equal("saved");
    stale.length = 0;
    await press(examplePress("delete", { at: moment(5) }));
    expect(stale.map(({ origin }) => origin.messageId)).to.have.members([100, 101]);
  });

  it("remembers twenty later messages, the newest, also if they come at once", async () => {
    await save();
    const archive = library.through(library.client);
    const key = { userId: "7", tweetId: "20" };
    const mention = (messageId: number) => archive.mention(key, { chatId: 7, messageId });
    for (let messageId = 101; messageId <= 119; messageId += 1) await mention(messageId);
    await Promise.all([mention(120), mention(121)]);
    await press(examplePress("delete", { at: moment(1) }));
    const refreshed = stale.map(({ origin }) => origin.messageId);
    expect(refreshed).to.have.length(21);
    expect(refreshed).to.include.members([100, 102, 120, 121]);
  });

  describe("while clocks are wrong", () => {
    const ahead = { UpdateID: 500, ChangedAt: moment(3600) };
    const numbered = (action: "delete" | "undo", updateId: number, second: number) =>
      press(examplePress(action, { at: moment(second) }, { updateId }));

    it("deletes what was saved while the clock ran ahead, and undoes that", async () => {
      await save(exampleClaim(ahead), exampleItem({ ChangedAt: ahead.ChangedAt }));
      await numbered("delete", 501, 1);
      expect(await library.standing()).to.deep.equal(trashed);
      await numbered("undo", 502, 2);
      expect(await library.standing()).to.deep.equal(kept);
      await numbered("delete", 503, 3);
      expect(await library.standing()).to.deep.equal(trashed);
      expect(answers).to.deep.equal([pressed.deleted, pressed.restored, pressed.deleted]);
    });

    it("deletes what an earlier version saved then, without a number", async () => {
      const { ChangedAt } = ahead;
      await save(exampleClaim({ ChangedAt }), exampleItem({ ChangedAt }));
      await numbered("delete", 501, 1);
      expect(await library.standing()).to.deep.equal(trashed);
    });

    it("ignores an older press that comes late, whatever its time", async () => {
      await save(exampleClaim({ UpdateID: 500 }));
      await numbered("delete", 501, 3600);
      await numbered("undo", 502, 1);
      await numbered("delete", 501, 3600);
      expect(await library.standing()).to.deep.equal(kept);
      expect(answers).to.deep.equal([pressed.deleted, pressed.restored, pressed.kept]);
    });

    it("does not wait for the item of a deletion that lies an hour ahead", async () => {
      const LeftAt = exampleClaim().Timestamp;
      await library.claim(exampleClaim({ ...ahead, State: "trashed", LeftAt }));
      await numbered("undo", 501, 1);
      expect(answers).to.deep.equal([pressed["nothing-left"]]);
    });
  });

  it("is carried out when Telegram cannot be reached, and answers with the next delivery", async () => {
    await save();
    const unreachable: typeof telegram = {
      ...telegram,
      answerPress: async () => {
        throw new RetryableError("no network");
      },
    };
    const received = examplePress("delete", { at: moment(1) });
    expect(await failureOf(press(received, unreachable))).to.be.instanceOf(RetryableError);
    expect(await library.standing()).to.deep.equal(trashed);
    await press(received);
    expect(answers).to.deep.equal([pressed.deleted]);
  });

  describe("whose tweet has no item", () => {
    it("lets go of a link whose content has not come, with nothing to bring back", async () => {
      await library.claim(exampleClaim({ State: "pending" }));
      const received = examplePress("delete", { at: moment(1) });
      await press(received);
      await press(received);
      await press(examplePress("undo", { at: moment(2) }));
      const { deleted, "nothing-left": nothingLeft } = pressed;
      expect(answers).to.deep.equal([deleted, deleted, nothingLeft]);
      expect(await library.standing()).to.deep.equal({ ...trashed, trash: [] });
    });

    it("waits for a save under way and takes its item away", async () => {
      await library.claim(exampleClaim());
      const received = examplePress("delete", { at: moment(1) });
      const failure = await failureOf(press(received));
      expect(failure).to.be.instanceOf(RetryableError);
      expect((failure as RetryableError).retryAfterSeconds).to.equal(1);
      expect(stale).to.deep.equal([]);
      await library.item(exampleItem());
      await press(received);
      expect(await library.standing()).to.deep.equal(trashed);
    });

    it("waits with an Undo too, which is then answers truthfully", async () => {
      await library.claim(exampleClaim());
      await failureOf(press(examplePress("delete", { at: moment(1) })));
      const undo = examplePress("undo", { at: moment(2) });
      expect(await failureOf(press(undo))).to.be.instanceOf(RetryableError);
      await library.item(exampleItem());
      await press(undo);
      expect(answers).to.deep.equal([pressed.deleted, pressed.restored]);
      expect(await library.standing()).to.deep.equal(kept);
    });

    it("waits no longer than a minute", async () => {
      await library.claim(exampleClaim());
      const received = examplePress("delete", { at: moment(1) });
      expect(await failureOf(press(received))).to.be.instanceOf(RetryableError);
      second += 61;
      await press(received);
      await press(examplePress("undo", { at: moment(2) }));
      expect(answers).to.deep.equal([pressed.deleted, pressed.deleted, pressed["nothing-left"]]);
      expect(await library.standing()).to.deep.equal({ ...trashed, trash: [] });
      expect(stale).to.have.length(2);
    });
  });

  describe("after a long time", () => {
    const undoAfterDays = async (days: number) => {
      second = days * day;
      await press(examplePress("undo", { at: moment(second) }));
    };
    const deleteIt = async () => {
      await save();
      await press(examplePress("delete", { at: moment(0) }));
      answers = [];
    };

    it("still brings back what was deleted 29 days ago", async () => {
      await deleteIt();
      await undoAfterDays(29);
      expect(answers).to.deep.equal([pressed.restored]);
      expect(await library.standing()).to.deep.equal(kept);
    });

    it("leaves deleted what was deleted more than 30 days ago", async () => {
      await deleteIt();
      await undoAfterDays(31);
      expect(answers).to.deep.equal([pressed.expired]);
      expect(await library.standing()).to.deep.equal(trashed);
    });

    it("says the same when the row has gone by then", async () => {
      const { Timestamp } = exampleClaim();
      const deleted = { State: "trashed" as const, ChangedAt: moment(0), LeftAt: Timestamp };
      await library.claim(exampleClaim(deleted));
      await undoAfterDays(31);
      expect(answers).to.deep.equal([pressed.expired]);
    });
  });

  describe("where another tweet has the same millisecond", () => {
    const other = exampleItem({ TweetID: "21", Content: "another" });
    const otherClaim = exampleClaim({ TweetID: "21" });

    it("restores next to a tweet that took the place meanwhile", async () => {
      await save();
      await press(examplePress("delete", { at: moment(1) }));
      await save(otherClaim, other);
      await press(examplePress("undo", { at: moment(2) }));
      expect(await library.standing()).to.deep.equal({
        claims: { 20: "kept", 21: "kept" },
        tweets: ["21", "20"],
        trash: [],
      });
      const claim = await library.through(library.client).find({ userId: "7", tweetId: "20" });
      expect(claim?.Timestamp).to.equal("2026-01-02T03:04:05.001Z");
    });

    it("keeps both in the trash and brings both back", async () => {
      await save();
      await press(examplePress("delete", { at: moment(1) }));
      await save(otherClaim, other);
      await press(examplePress("delete", { at: moment(2), tweetId: "21" }));
      expect((await library.standing()).trash).to.deep.equal(["20", "21"]);
      await press(examplePress("undo", { at: moment(3), tweetId: "21" }));
      await press(examplePress("undo", { at: moment(4), tweetId: "20" }));
      const { tweets, trash } = await library.standing();
      expect({ tweets: tweets.sort(), trash }).to.deep.equal({ tweets: ["20", "21"], trash: [] });
      const contents = (await library.rowsIn("tweets", "7")).map(({ Content }) => Content);
      expect(contents).to.have.members(["just setting up my twttr", "another"]);
    });
  });

  it("takes away the old item of a tweet that was saved anew before the deletion ended", async () => {
    const claim = exampleClaim();
    await library.item(exampleItem());
    const anew = "2026-01-02T05:00:00.000Z";
    await library.claim({ ...claim, Timestamp: anew, ChangedAt: anew, LeftAt: claim.Timestamp });
    await library.item(exampleItem({ Timestamp: anew, ChangedAt: anew }));
    await press(examplePress("delete", { at: moment(1) }));
    expect(await library.standing()).to.deep.equal(kept);
    const [row] = await library.rowsIn("tweets", "7");
    expect(row?.Timestamp).to.equal(anew);
  });
});
