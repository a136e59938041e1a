import { createPeople } from "@memory/archive/people";
import { createTimers } from "@memory/archive/timers";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { createLog } from "@memory/shared/process/log";
import type { Send } from "@memory/shared/queue/send";
import type { Content } from "@memory/shared/telegram/message-form";
import { exampleClaim, exampleItem } from "@memory/testing/example-claim";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { answerCommand } from "../../src/chat/answer-command.ts";
import { watchLastCopies } from "../../src/chat/last-copies/watch-last-copies.ts";
import { pressData } from "../../src/chat/presses/press-data.ts";
import { runTimers } from "../../src/timers/run-timers.ts";
import { daysBetween, nextWatchAt } from "../../src/tweets/last-copies/watch-times.ts";
import { examplePress } from "../example.ts";
import { exampleAnswers, examplePorts } from "../example-ports.ts";

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse("2026-03-01T21:10:00Z");
const tweets = ["20", "21", "1900000000000000017"];

describe("the watch for last copies", () => {
  let db: OpenArchive;
  let time: number;
  let told: Content[];
  let asked: TweetRequested[];
  beforeEach(async () => {
    db = await openArchive();
    [time, told, asked] = [start, [], []];
    for (const [index, TweetID] of tweets.entries()) {
      const place = { TweetID, Timestamp: new Date(start - index * hour).toISOString() };
      await db.claim(exampleClaim(place));
      await db.item(exampleItem(place));
    }
  });
  afterEach(() => db.stop());

  const archive = () => db.through(db.client, () => time);
  const timers = () => createTimers(db.client, db.tables, () => time);
  const ports = () =>
    examplePorts({
      archive: archive(),
      people: createPeople(db.client, db.tables),
      timers: timers(),
      now: () => time,
      send: (async (_, message) => void asked.push(message as TweetRequested)) as Send,
      answers: exampleAnswers({ tell: async (_, content) => told.push(content) > 0 }),
    });
  const set = async (value: "on" | "off") => {
    const data = pressData("set", "7", "copy", value);
    await answerCommand(examplePress("delete", { data }, { updateId: 900 }), ports());
    await look();
  };
  const look = () => {
    const idle = async () => {};
    const kinds = { "purge-trash": idle, "weekly-memory": idle };
    const all = { ...kinds, "last-copies": watchLastCopies(ports()) };
    const options = { timers: timers(), kinds: all, log: createLog("test", "silent") };
    return runTimers(options, { backMs: hour, signal: new AbortController().signal });
  };
  const pass = async (days: number, every = day) => {
    for (const until = time + days * day; time < until; ) {
      time += every;
      await look();
    }
  };
  const idsAsked = () => asked.map(({ link }) => link.tweetId).sort();

  it("asks for each kept tweet once a month, on the day that is the tweet's own", async () => {
    await set("on");
    await pass(30);
    expect(idsAsked()).to.deep.equal([...tweets].sort());
    expect(
      asked.every(({ purpose, updateId }) => purpose === "check" && updateId === 900),
    ).to.equal(true);
    await pass(30);
    expect(idsAsked()).to.deep.equal([...tweets, ...tweets].sort());
  });

  it("misses no tweet although nobody looked for days", async () => {
    await set("on");
    await pass(32, 4 * day);
    expect(new Set(idsAsked())).to.deep.equal(new Set(tweets));
  });

  it("tells once what has gone since the month before, and no more when it is back", async () => {
    await set("on");
    await pass(1);
    await archive().noteGone({ userId: "7", tweetId: "20" }, new Date(time).toISOString());
    await pass(62);
    expect(told.map(({ html }) => html)).to.deep.equal([
      "🕯 1 of your tweets is gone from X since last month. Yours may be the last copy.",
    ]);
    await archive().noteGone({ userId: "7", tweetId: "20" }, undefined);
    expect(await archive().find({ userId: "7", tweetId: "20" })).not.to.have.property("GoneAt");
  });

  it("asks and tells nothing when it is off", async () => {
    await set("on");
    await set("off");
    await archive().noteGone({ userId: "7", tweetId: "20" }, new Date(time).toISOString());
    await pass(31);
    expect([asked, told]).to.deep.equal([[], []]);
  });

  it("has one time a day, and counts the days between", () => {
    for (const userId of ["7", "-100", "99999999999"]) {
      const first = nextWatchAt(userId, start);
      expect(first).to.be.within(start + 1, start + day);
      expect(nextWatchAt(userId, first)).to.equal(first + day);
      expect(daysBetween(first, first + 3 * day)).to.have.length(3);
      expect(new Set(daysBetween(first, first + 90 * day).map(({ day }) => day)).size).to.equal(30);
    }
  });
});
