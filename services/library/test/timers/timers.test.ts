import { createTimers } from "@memory/archive/timers";
import { rowsOf } from "@memory/shared/aws/rows";
import { createLog } from "@memory/shared/process/log";
import { exampleClaim, exampleItem } from "@memory/testing/example-claim";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { purgeTrash } from "../../src/timers/purge-trash.ts";
import { type Due, runTimers } from "../../src/timers/run-timers.ts";
import { withTrashTimers } from "../../src/timers/with-trash-timers.ts";

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse("2026-03-01T21:10:00Z");
const asked = { at: "2026-03-01T21:10:00.000Z", updateId: 1 };

describe("the timers", () => {
  let db: OpenArchive;
  let time: number;
  let done: string[];
  beforeEach(async () => {
    db = await openArchive();
    [time, done] = [start, []];
  });
  afterEach(() => db.stop());

  const now = () => time;
  const timers = () => createTimers(db.client, db.tables, now);
  const noting: Due = async ({ UserID }) => void done.push(UserID);
  const look = (due = noting, backMs = hour) => {
    const options = {
      timers: timers(),
      kinds: { "purge-trash": due, "weekly-memory": due, "last-copies": due },
      log: createLog("t", "silent"),
    };
    return runTimers(options, { backMs, signal: new AbortController().signal });
  };
  const set = (userId: string, at: number) =>
    timers().set({ kind: "purge-trash", userId, at, asked });
  const rows = async () => {
    const found: string[] = [];
    for await (const page of rowsOf(db.client, db.tables.due.name).pages())
      found.push(...page.map(({ Due, Key }) => `${Due} ${Key}`));
    return found.filter((row) => !row.startsWith("cursor"));
  };

  it("come when they are due, once, and leave nothing", async () => {
    await set("7", start + 2 * hour);
    await look();
    time = start + 2 * hour - 1;
    await look();
    expect(done).to.deep.equal([]);
    time = start + 2 * hour;
    await look();
    await look();
    expect(done).to.deep.equal(["7"]);
    expect(await rows()).to.deep.equal([]);
  });

  it("come once for each person, however many copies look at once", async () => {
    const people = Array.from({ length: 12 }, (_, n) => `${100 + n}`);
    for (const userId of people) await set(userId, start);
    await Promise.all([look(), look(), look()]);
    expect(done.sort()).to.deep.equal(people);
  });

  it("are found after a standstill of days, and hours that are over are not looked through again", async () => {
    await set("7", start + hour);
    await look();
    time = start + 10 * day;
    await look();
    expect(done).to.deep.equal(["7"]);
    await look();
    expect((await timers().hours(hour)).length).to.be.below(6);
  });

  it("are found in hours of before, where a copy with a slow clock has set them", async () => {
    await look();
    time = start + 10 * day;
    await look();
    time = start + 9 * day;
    await set("7", time);
    time = start + 10 * day;
    await look();
    expect(done).to.deep.equal([]);
    await look(noting, 2 * day);
    expect(done).to.deep.equal(["7"]);
  });

  it("are tried again later when they fail, and after a copy that was killed", async () => {
    await set("7", start);
    const failing: Due = async () => {
      throw new Error("no network");
    };
    await look(failing);
    await look();
    expect(done, "at once").to.deep.equal([]);
    time += 2 * 60_000;
    const [row] = (await timers().due("2026-03-01T21")).rows;
    if (row === undefined) throw new Error("no timer is due");
    await timers().take(row);
    await look();
    expect(done, "while another copy may have it").to.deep.equal([]);
    time += 4 * 60_000;
    await look();
    expect(done).to.deep.equal(["7"]);
  });

  it("survive a clock that was set back", async () => {
    await set("7", start);
    const [row] = (await timers().due("2026-03-01T21")).rows;
    if (row === undefined) throw new Error("no timer is due");
    time = start + 30 * day;
    await timers().take(row);
    time = start;
    await look();
    expect(done).to.deep.equal(["7"]);
  });

  it("purge what was deleted 30 days ago, and nothing younger", async () => {
    const archive = withTrashTimers(db.through(db.client, now), timers(), now);
    const remove = async (tweetId: string, updateId: number) => {
      const key = { userId: "7", tweetId };
      const press = { at: new Date(time).toISOString(), updateId };
      await archive.trash(key, press);
      await archive.settle(key, press);
    };
    for (const [index, TweetID] of ["20", "21", "22"].entries()) {
      const Timestamp = `2026-01-02T03:04:0${index}.000Z`;
      await db.claim(exampleClaim({ TweetID, Timestamp }));
      await db.item(exampleItem({ TweetID, Timestamp }));
    }
    await remove("20", 10);
    time += day;
    await remove("21", 11);
    expect((await rows()).length).to.equal(4);
    time = start + 30 * day + 3 * hour;
    await look(purgeTrash({ archive }));
    const { tweets, trash } = await db.standing();
    expect({ tweets, trash }).to.deep.equal({ tweets: ["22"], trash: ["21"] });
    time += day;
    await look(purgeTrash({ archive }));
    expect((await db.standing()).trash).to.deep.equal([]);
    expect(await rows()).to.deep.equal([]);
  });
});
