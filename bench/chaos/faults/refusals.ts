import { until } from "@memory/testing/until";
import { type Sent, untilReply } from "../people.ts";
import type { Random } from "../random.ts";
import type { PlayedTweet } from "../tweets.ts";
import type { World } from "../world.ts";
import type { Fault } from "./faults.ts";

/** A refusal that Telegram gives to one chat, and how to make the bot meet it. */
type Refusal = {
  readonly words: string;
  readonly method: "sendMessage" | "editMessageText";
  /** Refuses only calls with one of these parameters. */
  readonly having?: readonly string[];
  readonly count: number;
  /** The probe is written in a topic of a group. */
  readonly isInTopic?: boolean;
  /** The answer cannot be a reply to the probe. */
  readonly isAnsweredAlone?: boolean;
};

const byChat: readonly Refusal[] = [
  { words: "message to edit not found", method: "editMessageText", count: 100 },
  {
    words: "message to be replied not found",
    method: "sendMessage",
    having: ["reply_parameters"],
    count: 100,
    isAnsweredAlone: true,
  },
  {
    words: "TOPIC_CLOSED",
    method: "sendMessage",
    having: ["message_thread_id", "reply_parameters"],
    count: 100,
    isInTopic: true,
    isAnsweredAlone: true,
  },
  { words: "SOMETHING_NEW", method: "sendMessage", count: 1 },
];

/**
 * What Telegram refuses for good, each in a chat of its own with one message, so that it is known which
 * answer has to be where; and a token that it refuses once.
 */
export const refusals: readonly Fault[] = [
  ...byChat.map(
    (refusal): Fault => ({
      group: "refusals",
      weight: 1,
      isQuick: true,
      run: async (world, random, tweets) => ({
        what: `Telegram: ${refusal.words}`,
        probe: await probe(world, refusal, { random, tweets }),
      }),
    }),
  ),
  ...(["401", "404"] as const).map(
    (kind): Fault => ({
      group: "refusals",
      weight: 1,
      isQuick: true,
      async run({ chat }) {
        await chat.ask("POST", "/sim/faults", { method: "getUpdates", kind });
        // Ends a poll that waits for news, so that the next one meets the fault. It needs no answer.
        await chat.send(onlooker, "hello", { chat: -onlooker });
        await until(
          "a poll to be refused",
          async () => {
            const planned = (await chat.ask("GET", "/sim/faults")) as { method?: string }[];
            return !planned.some(({ method }) => method === "getUpdates");
          },
          comesWithinMs,
        );
        return `Telegram: a single ${kind} to getUpdates`;
      },
    }),
  ),
];

const onlooker = 20_000;
const firstPerson = 20_001;
let probes = 0;

async function probe(
  world: World,
  { words, method, having, count, isInTopic = false, isAnsweredAlone = false }: Refusal,
  { random, tweets }: { random: Random; tweets: readonly PlayedTweet[] },
): Promise<Sent> {
  const { chat } = world;
  const person = firstPerson + probes;
  probes += 1;
  const place = isInTopic ? -person : person;
  const description = `Bad Request: ${words}`;
  const fault = { kind: "400", description, method, having, count, chat: place };
  const [first, second] = twoLinks(tweets, random);
  const topic = isInTopic ? { message_thread_id: 5, is_topic_message: true } : {};
  const send = () => chat.send(person, first.url, { chat: place, ...topic });
  const message = { person, chat: place, at: 0, links: [first], sequel: "nothing" } as const;
  const told = { message, pressed: "nothing", isAnsweredAlone } as const;
  if (method === "sendMessage") {
    await chat.ask("POST", "/sim/faults", fault);
    return { ...told, messageId: await send(), links: [first] };
  }
  const messageId = await send();
  await untilReply(world, { message, messageId }, "a reply", () => true);
  await chat.ask("POST", "/sim/faults", fault);
  const text = `${first.url}\n${second.url}`;
  await chat.ask("POST", "/sim/messages", { from: person, edit: messageId, text });
  return { ...told, messageId, links: [first, second] };
}

/** A service that was just killed leaves a message invisible for a minute. */
const comesWithinMs = 300_000;

function twoLinks(tweets: readonly PlayedTweet[], random: Random) {
  const shown = tweets.filter(({ fate }) => fate === "shown");
  const tweet = random.pick(shown);
  const other = random.pick(shown.filter((each) => each !== tweet));
  return [linkTo(tweet), linkTo(other)] as const;
}

export const linkTo = (tweet: PlayedTweet) => ({
  url: `https://x.com/i/status/${tweet.id}`,
  tweet,
});
