import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { ingest } from "@memory/shared/programs/ingest";
import type { Send } from "@memory/shared/queue/send";
import { expect } from "chai";
import { createAllowances } from "../../src/limits/allowances.ts";
import { createTake } from "../../src/publish/take-update.ts";
import { ann, channelPost, editedMessage, groupMessage, message } from "../support/updates.ts";

describe("createAllowances", () => {
  let now = 0;
  const create = (limits = { perMinute: 2, perDay: 3 }) => createAllowances(limits, () => now);
  const fullOf = (allowances: ReturnType<typeof create>, userId: string, ...keys: string[]) =>
    Object.fromEntries(allowances.take(userId, keys).full);
  beforeEach(() => {
    now = 0;
  });

  it("takes so many links in a minute, of each person", () => {
    const allowances = create();
    expect(fullOf(allowances, "7", "a", "b", "c")).to.deep.equal({ c: "minute" });
    expect(fullOf(allowances, "8", "d")).to.deep.equal({});
  });

  it("takes a refused link a minute later, and tomorrow when the day is full", () => {
    const allowances = create();
    fullOf(allowances, "7", "a", "b");
    now += 60_000;
    expect(fullOf(allowances, "7", "c", "d")).to.deep.equal({ d: "day" });
    now += 24 * 60 * 60_000;
    expect(fullOf(allowances, "7", "d")).to.deep.equal({});
  });

  it("counts a link once, and not at all when it is given back", () => {
    const allowances = create();
    fullOf(allowances, "7", "a");
    fullOf(allowances, "7", "a");
    allowances.take("7", ["a", "b"]).giveBack();
    expect(fullOf(allowances, "7", "a", "b", "c")).to.deep.equal({ c: "minute" });
  });

  it("takes any number where there is no limit", () => {
    const keys = Array.from({ length: 5_000 }, (_, index) => String(index));
    expect(fullOf(create({ perMinute: 0, perDay: 0 }), "7", ...keys)).to.deep.equal({});
  });

  it("remembers no more people than it has room for", () => {
    const allowances = create();
    fullOf(allowances, "7", "a", "b");
    for (let person = 100; person < 20_100; person += 1)
      fullOf(allowances, String(person), `${person}`);
    expect(fullOf(allowances, "7", "c")).to.deep.equal({});
  });
});

describe("a person who sends more links than the limit", () => {
  const text = (...ids: string[]) => ids.map((id) => `https://x.com/i/status/${id}`).join(" ");

  /** The queued links of each update, the refused ones with their window. */
  function startTaking({ refusals = 0 } = {}) {
    let sent: TweetRequested[] = [];
    let left = refusals;
    const send: Send = async (_contract, queued) => {
      if (left > 0) {
        left -= 1;
        throw new Error("no");
      }
      sent.push(queued as TweetRequested);
    };
    const take = createTake({
      botName: "memory_bot",
      isAllowed: () => true,
      limits: { perMinute: 2, perDay: 0 },
      send,
      log: createLog("ingest", "silent"),
      metrics: createMetrics(ingest),
    });
    let updateId = 0;
    return async (update: object) => {
      sent = [];
      updateId += 1;
      const seen = await take({ ...update, update_id: updateId }).catch(() => "refused");
      const brief = ({ tweetId, overLimit }: TweetRequested["link"]) =>
        [tweetId, overLimit].filter(Boolean).join(" ");
      return {
        requests: sent.map(({ link }) => brief(link)),
        links: [...new Set(sent.map(({ links }) => links.map(brief).join(", ")))],
        seen: typeof seen === "object",
        ...(seen === "refused" ? { refused: true } : {}),
      };
    };
  }

  it("is told of those too many in the one reply, and nobody is asked for them", async () => {
    const take = startTaking();
    expect(await take(message({ text: text("21", "22", "23") }))).to.deep.equal({
      requests: ["21", "22"],
      links: ["21, 22, 23 minute"],
      seen: true,
    });
  });

  it("is told by one request when all are too many", async () => {
    const take = startTaking();
    await take(message({ text: text("21", "22") }));
    expect(await take(message({ message_id: 13, text: text("23", "24") }))).to.deep.equal({
      requests: ["23 minute"],
      links: ["23 minute, 24 minute"],
      seen: false,
    });
  });

  it("is charged once for a message that is edited or delivered again", async () => {
    const take = startTaking();
    for (const update of [message, editedMessage, message])
      expect((await take(update({ text: text("21") }))).requests).to.deep.equal(["21"]);
    expect((await take(editedMessage({ text: text("21", "22", "23") }))).links).to.deep.equal([
      "21, 22, 23 minute",
    ]);
  });

  it("is charged for nothing that the queue refused", async () => {
    const take = startTaking({ refusals: 1 });
    expect(await take(message({ text: text("21", "22") }))).to.have.property("refused");
    const other = message({ message_id: 13, text: text("23", "24") });
    expect((await take(other)).requests).to.deep.equal(["23", "24"]);
  });

  it("is the same in groups, and a channel is one of its own", async () => {
    const take = startTaking();
    await take(groupMessage({ text: text("21") }));
    await take(message({ message_id: 13, text: text("22") }));
    const other = { ...ann, id: 8 };
    expect((await take(groupMessage({ text: text("23") }))).requests).to.deep.equal(["23 minute"]);
    expect((await take(groupMessage({ from: other, text: text("23") }))).requests).to.deep.equal([
      "23",
    ]);
    expect((await take(channelPost({ text: text("24", "25") }))).requests).to.deep.equal([
      "24",
      "25",
    ]);
  });

  it("is still told what to send instead of a link that leads to no tweet", async () => {
    const take = startTaking();
    await take(message({ text: text("21", "22") }));
    const profile = await take(message({ message_id: 13, text: "https://x.com/jack" }));
    expect(profile.links).to.deep.equal([""]);
  });
});
