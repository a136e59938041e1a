import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { type Edition, pidOf, type Service, startEdition } from "../edition.ts";
import { chatWith, itemsOf } from "../support/chat.ts";
import { until } from "../support/until.ts";

const people = Array.from({ length: 20 }, (_, index) => 2001 + index);
const linksEach = 10;

describe("a service that is killed while 200 links are under way", () => {
  let edition: Edition;
  let chat: ReturnType<typeof chatWith>;

  before(async function () {
    this.timeout(60_000);
    edition = await startEdition();
    chat = chatWith(edition.endpoints);
    for (let id = 5000; id < 5200; id += 1) await chat.tweet(String(id), `tweet ${id}`);
  });
  after(async function () {
    this.timeout(60_000);
    await edition.stop();
  });

  for (const [round, service] of (
    ["ingest", "fetcher", "store", "library"] as Service[]
  ).entries()) {
    it(`loses nothing and repeats nothing: ${service}`, async function () {
      this.timeout(150_000);
      const before = await pidOf(edition.endpoints, service);
      const sent: { person: number; messageId: number }[] = [];
      const firstHalf = people.length / 2;
      for (const [index, base] of people.entries()) {
        const person = base + round * 100;
        for (let link = 0; link < linksEach; link += 1) {
          const id = 5000 + index * linksEach + link;
          const messageId = await chat.send(person, `https://x.com/test_author/status/${id}`);
          sent.push({ person, messageId });
        }
        if (index === firstHalf) process.kill(before, "SIGKILL");
        await pause(2);
      }
      for (const { person, messageId } of sent) {
        await chat.reply(person, messageId, /^Saved · /, 120_000);
      }
      for (const base of people) {
        const person = base + round * 100;
        const items = await itemsOf(edition.endpoints, person);
        expect(items, `items of ${person}`).to.have.length(linksEach);
        expect(new Set(items.map(({ TweetID }) => TweetID)).size).to.equal(linksEach);
      }
      const extra = [];
      for (const { person, messageId } of sent) {
        const replies = await chat.repliesTo(person, messageId);
        if (replies.length !== 1) extra.push({ person, messageId, count: replies.length });
      }
      // Only a crash between a send and its record can repeat a reply, and only store sends.
      expect(extra.length).to.be.at.most(service === "store" ? 50 : 0);
      const after = await until("its restart", async () => {
        const pid = await pidOf(edition.endpoints, service).catch(() => before);
        return pid === before ? undefined : pid;
      });
      expect(after).not.to.equal(before);
    });
  }
});
