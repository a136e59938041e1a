import { setTimeout as pause } from "node:timers/promises";
import { chatWith } from "@memory/testing/chat";
import { startEdition } from "@memory/testing/edition";
import { until } from "@memory/testing/until";
import { inTurns, linkTo, sendFlood } from "./flooding.ts";

/** About what the public sources bear together. */
const answersPerSecond = 5;
const floods = [
  { name: "10 messages of 50 links", people: 1, links: 500, linksEach: 50 },
  { name: "500 messages of 1 link", people: 1, links: 500, linksEach: 1 },
  { name: "the same by 3 people", people: 3, links: 500, linksEach: 1 },
];
const others = 10;
/** By now the flood has filled whatever it can fill. */
const afterMs = 10_000;
const everyMs = 2_000;
const patienceMs = 300_000;

type Call = { params: { chat_id: number; text: string }; at: string };
type Chat = ReturnType<typeof chatWith>;

/** Measures how long ten people wait for their first answer and for their tweet during each flood. */
export async function measureLimited(): Promise<void> {
  for (const flood of floods) {
    const edition = await startEdition({
      env: {
        TWEET_SOURCES: "syndication",
        SOURCE_RATES: `syndication=${answersPerSecond}/${answersPerSecond}/4`,
      },
    });
    try {
      const waits = await measure(chatWith(edition.endpoints), flood);
      console.log(`${flood.name.padEnd(26)} ${others} others, ${answersPerSecond} answers/s:`);
      console.log(`  first answer ${told(waits.map(({ answeredMs }) => answeredMs))}`);
      console.log(`  tweet saved  ${told(waits.map(({ savedMs }) => savedMs))}`);
    } finally {
      await edition.stop();
    }
  }
}

async function measure(chat: Chat, { people, links, linksEach }: (typeof floods)[number]) {
  const ids = Array.from({ length: others + people * links }, (_, index) => String(10_000 + index));
  await inTurns(ids, (id) => chat.tweet(id, `tweet number ${id}`));
  // Somewhat more than the fetcher asks for, since a source counts by another clock.
  await chat.ask("POST", "/sim/sources/syndication", { rate: answersPerSecond + 1 });
  const flooding = Promise.all(
    Array.from({ length: people }, (_, index) => {
      const own = ids.slice(others + index * links, others + (index + 1) * links);
      return sendFlood(chat, 1_000 + index, own, linksEach);
    }),
  );
  await pause(afterMs);
  const waits = await Promise.all(
    ids.slice(0, others).map(async (id, index) => {
      await pause(index * everyMs);
      return waitOf(chat, 2_000 + index, id);
    }),
  );
  await flooding;
  return waits;
}

async function waitOf(chat: Chat, person: number, id: string) {
  const sentAt = Date.now();
  await chat.send(person, linkTo(id));
  const calls = async () => {
    const [sent, edited] = await Promise.all(["sendMessage", "editMessageText"].map(chat.calls));
    return ([...(sent ?? []), ...(edited ?? [])] as Call[]).filter(
      ({ params }) => Number(params.chat_id) === person,
    );
  };
  const isSaved = ({ params }: Call) => /Saved/.test(params.text);
  const found = await until(
    `the tweet of ${person}`,
    async () => {
      const all = await calls();
      if (all.some(isSaved)) return all;
      await pause(500);
      return undefined;
    },
    patienceMs,
  );
  const after = (found: Call[]) => Math.min(...found.map(({ at }) => Date.parse(at))) - sentAt;
  return { answeredMs: after(found), savedMs: after(found.filter(isSaved)) };
}

function told(waits: number[]): string {
  const sorted = waits.toSorted((one, other) => one - other);
  const seconds = (share: number) =>
    ((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN) / 1000).toFixed(1);
  return `p50 ${seconds(0.5)} s, p99 ${seconds(0.99)} s, most ${seconds(1)} s`;
}
