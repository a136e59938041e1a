import { expect } from "chai";
import { type Edition, pidOf, type Service, startEdition } from "../edition.ts";
import { chatWith, itemsOf } from "../support/chat.ts";
import { until } from "../support/until.ts";

const people = Array.from({ length: 20 }, (_, index) => 2001 + index);
const linksEach = 10;
const services: Service[] = ["ingest", "fetcher", "store", "library"];
/** What store has in hand at most when it is killed. */
const slots = 50;

describe("a service that is killed while 200 links are under way", () => {
  let edition: Edition;
  let chat: ReturnType<typeof chatWith>;

  type Sent = { person: number; messageId: number };
  const rounds = new Map<Service, { pid: number; sent: Sent[] }>();

  // One after the other, without waiting for what a crash left invisible: that takes a minute each.
  const untilBusy = (service: Service) =>
    until(`${service} to have work in hand`, async () => {
      const metrics = await (await fetch(`${edition.endpoints[service]}/metrics`)).text();
      return /^memory_messages_in_hand\{.*\} [1-9]/m.test(metrics) ? true : undefined;
    });

  const killEach = async () => {
    for (const [round, service] of services.entries()) {
      const pid = await pidOf(edition.endpoints, service);
      const sent: Sent[] = [];
      for (const [index, base] of people.entries()) {
        const person = base + round * 100;
        for (let link = 0; link < linksEach; link += 1) {
          const id = 5000 + index * linksEach + link;
          const messageId = await chat.send(person, `https://x.com/test_author/status/${id}`);
          sent.push({ person, messageId });
        }
        if (index === people.length / 2) {
          if (service === "fetcher" || service === "store") await untilBusy(service);
          process.kill(pid, "SIGKILL");
        }
      }
      rounds.set(service, { pid, sent });
      await until(`${service} to be back`, async () => {
        const now = await pidOf(edition.endpoints, service).catch(() => pid);
        return now === pid ? undefined : now;
      });
    }
  };

  before(async function () {
    this.timeout(120_000);
    edition = await startEdition();
    chat = chatWith(edition.endpoints);
    for (let id = 5000; id < 5200; id += 1) await chat.tweet(String(id), `tweet ${id}`);
    // So that every service has work in hand when it is killed.
    await chat.ask("POST", "/sim/sources/syndication", { latencyMs: 200 });
    await chat.ask("POST", "/sim/faults", {
      method: "sendMessage",
      kind: "latency",
      ms: 100,
      count: 100_000,
    });
    await killEach();
  });
  after(async function () {
    this.timeout(60_000);
    await edition.stop();
  });

  for (const service of services) {
    it(`loses nothing and keeps nothing twice: ${service}`, async function () {
      this.timeout(120_000);
      const sent = rounds.get(service)?.sent ?? [];
      expect(sent).to.have.length(200);
      for (const { person, messageId } of sent) {
        await chat.reply(person, messageId, /^✅ Saved/, 100_000);
      }
      for (const person of new Set(sent.map(({ person }) => person))) {
        const items = await itemsOf(edition.endpoints, person);
        expect(items, `items of ${person}`).to.have.length(linksEach);
        expect(new Set(items.map(({ TweetID }) => TweetID)).size).to.equal(linksEach);
      }
    });
  }

  it("answers every message once, but for what a crash cut off between a send and its record", async () => {
    const counts = [];
    for (const { person, messageId } of [...rounds.values()].flatMap(({ sent }) => sent)) {
      counts.push((await chat.repliesTo(person, messageId)).length);
    }
    const extra = counts.reduce((sum, count) => sum + count - 1, 0);
    expect(Math.min(...counts)).to.equal(1);
    expect(extra, "extra replies").to.be.at.most(slots);
  });
});
