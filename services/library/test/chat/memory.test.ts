import { createPeople } from "@memory/archive/people";
import { createTimers } from "@memory/archive/timers";
import { rowsOf } from "@memory/shared/aws/rows";
import { createLog } from "@memory/shared/process/log";
import type { Content } from "@memory/shared/telegram/message-form";
import { exampleClaim, exampleItem } from "@memory/testing/example-claim";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { answerCommand } from "../../src/chat/answer-command.ts";
import { sendMemory } from "../../src/chat/memory/send-memory.ts";
import { pressData } from "../../src/chat/presses/press-data.ts";
import { runTimers } from "../../src/timers/run-timers.ts";
import { nextMemoryAt } from "../../src/tweets/memory/memory-time.ts";
import { de } from "../../src/words/de.ts";
import { en } from "../../src/words/en.ts";
import { es } from "../../src/words/es.ts";
import { examplePress } from "../example.ts";
import { exampleAnswers, examplePorts } from "../example-ports.ts";

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse("2026-03-01T21:10:00Z");
const yearAgo = new Date(start - 365 * day).toISOString();

describe("the time of the weekly memory", () => {
  it("is at the hour of the person's clock, once a week", () => {
    for (const offsetMinutes of [0, -210, 345]) {
      const setting = { hour: 9, offsetMinutes };
      const first = nextMemoryAt("7", setting, start);
      expect(first).to.be.within(start + 1, start + 7 * day);
      const clock = new Date(first + offsetMinutes * 60_000).toISOString();
      expect(clock.slice(11)).to.equal("09:00:00.000Z");
      expect(nextMemoryAt("7", setting, first - 1)).to.equal(first);
      expect(nextMemoryAt("7", setting, first)).to.equal(first + 7 * day);
    }
  });
});

describe("the weekly memory", () => {
  let db: OpenArchive;
  let time: number;
  let told: { chatId: number; content: Content }[];
  let pressed: (string | undefined)[];
  let isBlocked: boolean;
  beforeEach(async () => {
    db = await openArchive();
    [time, told, pressed, isBlocked] = [start, [], [], false];
    await db.claim(exampleClaim({ Timestamp: yearAgo }));
    await db.item(exampleItem({ Timestamp: yearAgo }));
  });
  afterEach(() => db.stop());

  const ports = () =>
    examplePorts({
      archive: db.through(db.client),
      people: createPeople(db.client, db.tables),
      timers: timers(),
      now: () => time,
      answers: exampleAnswers({
        tell: async (chatId, content) => told.push({ chatId, content }) > 0 && !isBlocked,
        answerPress: async (_, text) => pressed.push(text) > 0,
      }),
    });
  const timers = () => createTimers(db.client, db.tables, () => time);
  const press = (name: string, ...args: (string | number)[]) => {
    const data = pressData(name, "7", ...args);
    return answerCommand(examplePress("delete", { data }, { languageCode: "es" }), ports());
  };
  const look = () => {
    const kinds = {
      "purge-trash": async () => {},
      "weekly-memory": sendMemory(ports()),
      "last-copies": async () => {},
    };
    const signal = new AbortController().signal;
    const options = { timers: timers(), kinds, log: createLog("test", "silent") };
    return runTimers(options, { backMs: hour, signal });
  };
  /** Lets the time pass, with a look now and then. */
  const pass = async (days: number) => {
    for (const until = time + days * day; time < until; ) {
      time += 12 * hour;
      await look();
    }
  };

  it("comes once a week, in the person's language, with a button that stops it", async () => {
    await press("set", "week", 9, 0);
    await pass(7);
    expect(told).to.have.length(1);
    const [{ chatId, content } = { chatId: 0, content: { html: "" } }] = told;
    expect(chatId).to.equal(7);
    expect(content.html).to.include(es.memory.head).and.to.include("just setting up my twttr");
    const stop = content.buttons?.flat().at(-1);
    expect(stop).to.include({ text: es.memory.stop });
    await pass(7);
    expect(told).to.have.length(2);
    await press("memory", "stop");
    expect(pressed.at(-1)).to.equal(es.memory.stopped);
    await pass(7);
    expect(told).to.have.length(2);
    const left = await rowsOf(db.client, db.tables.due.name).pages().next();
    expect((left.value ?? []).map(({ Due }: { Due?: unknown }) => Due)).to.deep.equal(["cursor"]);
  });

  it("comes once although the hour was changed, and the setting switched off and on", async () => {
    await press("set", "week", 9, 0);
    for (const hourOfDay of [10, 11, 10, 9]) await press("set", "week", hourOfDay, 0);
    await press("set", "week", "off");
    await press("set", "week", 11, 60);
    await pass(7);
    expect(told).to.have.length(1);
    await pass(7);
    expect(told).to.have.length(2);
  });

  it("is left out where nothing was kept a year ago, and goes on", async () => {
    await press("set", "week", 9, 0);
    await rowsOf(db.client, db.tables.claims.name).remove({ UserID: "7", TweetID: "20" });
    await pass(7);
    expect(told).to.be.empty;
    expect((await createPeople(db.client, db.tables).get("7")).settings.weeklyMemory).to.include({
      hour: 9,
    });
  });

  it("is switched off where the person takes no messages", async () => {
    isBlocked = true;
    await press("set", "week", 9, 0);
    await pass(14);
    expect(told).to.have.length(1);
  });

  it("has words that fit over a button", () => {
    for (const { memory } of [en, de, es]) expect(memory.stopped.length).to.be.within(1, 200);
  });
});
