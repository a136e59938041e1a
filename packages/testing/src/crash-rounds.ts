import { expect } from "chai";
import { chatWith, itemsOf } from "./chat.ts";
import type { Service } from "./edition.ts";
import type { Memory } from "./memory.ts";
import { startMemory } from "./start-memory.ts";
import { until } from "./until.ts";
import { untilIdle } from "./until-idle.ts";

const people = Array.from({ length: 20 }, (_, index) => 2001 + index);
const linksEach = 5;
const links = people.length * linksEach;

/** Starts Memory for the calling suite. Offers rounds of 100 links in which a service is killed. */
export function crashRounds() {
  let edition: Memory;
  let chat: ReturnType<typeof chatWith>;

  type Sent = { person: number; messageId: number };
  const rounds = new Map<Service, Sent[]>();

  const untilBusy = (service: Service) =>
    until(`${service} to have work in hand`, async () => {
      const metrics = await (await fetch(`${edition.endpoints[service]}/metrics`)).text();
      return /^memory_messages_in_hand\{.*\} [1-9]/m.test(metrics);
    });

  const killDuringRound = async (service: Service) => {
    let back: Promise<void> | undefined;
    const sent: Sent[] = [];
    const firstPerson = rounds.size * 100;
    rounds.set(service, sent);
    for (const [index, base] of people.entries()) {
      const person = base + firstPerson;
      for (let link = 0; link < linksEach; link += 1) {
        const id = 5000 + index * linksEach + link;
        const messageId = await chat.send(person, `https://x.com/test_author/status/${id}`);
        sent.push({ person, messageId });
      }
      if (index === people.length / 2) {
        if (service === "fetcher" || service === "store") await untilBusy(service);
        back = edition.crash(service);
      }
    }
    await back;
  };

  /** Waits for all replies, and until all queues are empty, so that no more replies can come. */
  const settle = async (service: Service) => {
    for (const { person, messageId } of rounds.get(service) ?? []) {
      await chat.reply(person, messageId, /^✅ Saved/, 100_000);
    }
    await untilIdle(edition.endpoints, 100_000);
  };

  before(async function () {
    this.timeout(120_000);
    edition = await startMemory();
    chat = chatWith(edition.endpoints);
    for (let id = 5000; id < 5000 + links; id += 1) await chat.tweet(String(id), `tweet ${id}`);
    // Slow, so that every service has work in hand when it is killed.
    await chat.ask("POST", "/sim/sources/syndication", { latencyMs: 200 });
    await chat.ask("POST", "/sim/faults", {
      method: "sendMessage",
      kind: "latency",
      ms: 100,
      count: 100_000,
    });
  });
  after(async function () {
    this.timeout(120_000);
    await edition.stop();
  });

  const expectEachKeptOnce = async (service: Service) => {
    const sent = rounds.get(service) ?? [];
    expect(sent).to.have.length(links);
    for (const person of new Set(sent.map(({ person }) => person))) {
      const items = await itemsOf(edition.endpoints, person);
      expect(items, `items of ${person}`).to.have.length(linksEach);
      expect(new Set(items.map(({ TweetID }) => TweetID)).size).to.equal(linksEach);
    }
  };

  const repliesToEach = (service: Service): Promise<number[]> =>
    Promise.all(
      (rounds.get(service) ?? []).map(
        async ({ person, messageId }) => (await chat.repliesTo(person, messageId)).length,
      ),
    );

  return { killDuringRound, settle, expectEachKeptOnce, repliesToEach };
}
