import { setTimeout as pause } from "node:timers/promises";
import { chatWith } from "@memory/testing/chat";
import { startEdition } from "@memory/testing/edition";
import { until } from "@memory/testing/until";
import { untilIdle } from "@memory/testing/until-idle";
import { inTurns, linkTo, sendFlood } from "./flooding.ts";
import { measureLimited } from "./limited.ts";

/**
 * Measures how long fifty people wait for the reply to one link each: with no other load, and while one
 * person floods the bot with 1,000 links, in 1,000 messages and in twenty messages of fifty. Then how long
 * ten people wait while the sources bear five answers a second. `unlimited` or `limited` as an argument
 * measures that part alone.
 */
const [part] = process.argv.slice(2);
const floods = [
  { name: "idle", messages: 0, linksEach: 0 },
  { name: "1,000 messages of 1 link", messages: 1_000, linksEach: 1 },
  { name: "20 messages of 50 links", messages: 20, linksEach: 50 },
];
const others = 50;
const everyMs = 500;
const patienceMs = 300_000;

type Call = { params: { chat_id: number }; at: string };
type Edition = Awaited<ReturnType<typeof startEdition>>;
type Chat = ReturnType<typeof chatWith>;

if (part !== "limited") await measureUnlimited();
if (part !== "unlimited") await measureLimited();

async function measureUnlimited() {
  const edition = await startEdition();
  try {
    await warmUp(edition);
    for (const [index, flood] of floods.entries()) {
      const { latencies, floodSeconds } = await measure(edition, flood, (index + 1) * 10_000);
      const p = (share: number) => latencies[Math.ceil(latencies.length * share) - 1];
      const told = `p50 ${p(0.5)} ms, p95 ${p(0.95)} ms, most ${p(1)} ms`;
      console.log(
        `${flood.name.padEnd(26)} ${latencies.length} others: ${told}; ${floodSeconds} s in all`,
      );
    }
  } finally {
    await edition.stop();
  }
}

async function measure(edition: Edition, flood: (typeof floods)[number], firstId: number) {
  const chat = chatWith(edition.endpoints);
  await chat.ask("DELETE", "/sim");
  const links = flood.messages * flood.linksEach;
  const ids = Array.from({ length: others + links }, (_, index) => String(firstId + index));
  await inTurns(ids, (id) => chat.tweet(id, `tweet number ${id}`));
  const startedAt = Date.now();
  const flooding = sendFlood(chat, firstId, ids.slice(others), flood.linksEach);
  const sentAt = new Map<number, number>();
  for (const [index, id] of ids.slice(0, others).entries()) {
    const person = firstId + 1 + index;
    sentAt.set(person, Date.now());
    await chat.send(person, linkTo(id));
    await pause(everyMs);
  }
  await flooding;
  const replies = await until(
    "every reply",
    () => allReplies(chat, others + flood.messages),
    patienceMs,
  );
  await untilIdle(edition.endpoints, patienceMs);
  const latencies = [...sentAt].map(([person, at]) => {
    const reply = replies.find(({ params }) => params.chat_id === person);
    return Date.parse(reply?.at ?? "") - at;
  });
  const floodSeconds = Math.round((Date.now() - startedAt) / 1000);
  return { latencies: latencies.sort((one, other) => one - other), floodSeconds };
}

/** All messages of the bot, once there are `count`. Undefined, after 250 ms, if there are fewer. */
async function allReplies(chat: Chat, count: number): Promise<Call[] | undefined> {
  const sent = (await chat.calls("sendMessage")) as Call[];
  if (sent.length >= count) return sent;
  await pause(250);
  return undefined;
}

/** Warms up connections, code and tables before anything is measured. */
async function warmUp(edition: Edition) {
  const chat = chatWith(edition.endpoints);
  for (let person = 1; person <= 20; person += 1) {
    const sent = await chat.send(person, "https://x.com/jack/status/20");
    await chat.reply(person, sent, /Saved/);
  }
}
