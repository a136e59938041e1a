import { setTimeout as pause } from "node:timers/promises";
import { until } from "@memory/testing/until";
import { Pool } from "undici";
import type { PlayedMedia } from "../chaos/media/plan-media.ts";
import { playTweets } from "../chaos/tweets.ts";

/** A link that one person sends once. */
type Errand = { readonly person: number; readonly tweetId: string };
/** `at` is in Unix milliseconds. */
export type Sent = Errand & { readonly at: number };

/** What became of the links that were sent. */
export type Answers = {
  /** From sending to the bot's first message in that chat, in milliseconds, in the order of sending. */
  readonly latenciesMs: readonly number[];
  readonly unanswered: number;
  /** From the first link that was sent to the last answer. */
  readonly seconds: number;
};

/** What these tweets show. Default: nothing. */
type MediaOf = (tweetIds: readonly string[]) => PlayedMedia;

export type Crowd = ReturnType<typeof createCrowd>;

const sentAtOnce = 16;
/** No person and no tweet is used twice, so that nothing is known from before. */
let used = 0;

/** People who send a link each, through the control interface of a playground. */
export function createCrowd(playground: string) {
  const pool = new Pool(playground, { connections: sentAtOnce });

  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await pool.request({
      method,
      path,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };

  const send = async ({ person, tweetId }: Errand): Promise<Sent> => {
    const at = Date.now();
    await ask("POST", "/sim/messages", { from: person, text: linkTo(tweetId) });
    return { person, tweetId, at };
  };

  /** When the bot first wrote to each person, in Unix milliseconds. */
  const firstAnswers = async () => {
    const calls: Call[] = await ask("GET", "/sim/calls?method=sendMessage");
    const first = new Map<number, number>();
    for (const { params, at } of calls)
      if (!first.has(params.chat_id)) first.set(params.chat_id, Date.parse(at));
    return first;
  };

  const isAnswered = async ({ person }: Sent) => {
    const shown: { from: string }[] = await ask("GET", `/sim/transcript?chat=${person}`);
    return shown.some(({ from }) => from === "bot");
  };

  return {
    ask,
    /** Forgets all chats and calls, and makes new tweets known to syndication and fxtwitter. */
    async prepare(count: number, mediaOf?: MediaOf): Promise<Errand[]> {
      await ask("DELETE", "/sim");
      const errands = Array.from({ length: count }, (_, index) => ({
        person: 100_000 + used + index,
        tweetId: String(1_800_000_000_000_000_000n + BigInt(used + index)),
      }));
      used += count;
      const tweets = errands.map(({ tweetId: id }) => ({ id, fate: "shown" as const, text }));
      await playTweets(tweets, ask, mediaOf?.(errands.map(({ tweetId }) => tweetId)));
      return errands;
    },

    /** Sends all links, 16 at once. */
    async sendAll(errands: readonly Errand[]): Promise<Sent[]> {
      const left = errands.values();
      const sent: Sent[] = [];
      const inTurn = async () => {
        for (const errand of left) sent.push(await send(errand));
      };
      await Promise.all(Array.from({ length: sentAtOnce }, inTurn));
      return sent.sort((one, other) => one.at - other.at);
    },

    /** Sends each link at its time, whether those before it are answered or not. */
    async sendAtRate(errands: readonly Errand[], perSecond: number): Promise<Sent[]> {
      const startedAt = performance.now();
      const sending = errands.map(async (errand, index) => {
        const dueIn = startedAt + (index * 1000) / perSecond - performance.now();
        await pause(Math.max(0, dueIn));
        return send(errand);
      });
      return Promise.all(sending);
    },

    /** Waits until everyone has an answer, at most so long. */
    async answers(sent: readonly Sent[], withinMs = 300_000): Promise<Answers> {
      const deadline = performance.now() + withinMs;
      for (;;) {
        const first = await firstAnswers();
        const missing = sent.filter(({ person }) => !first.has(person));
        const last = missing.at(-1);
        const leftMs = deadline - performance.now();
        if (last === undefined || leftMs <= 0) return answersOf(sent, first);
        // The list of all calls is long. It is read again once this one chat has its answer.
        await until("an answer", () => isAnswered(last), leftMs).catch(() => undefined);
      }
    },

    /** How many of these people's chats show now that their tweet was saved. */
    async saved(sent: readonly Sent[]): Promise<number> {
      const shown = await Promise.all(
        sent.map(async ({ person }) => {
          const chat: { from: string; text: string }[] = await ask(
            "GET",
            `/sim/transcript?chat=${person}`,
          );
          return chat.some(({ from, text }) => from === "bot" && text.startsWith("✅"));
        }),
      );
      return shown.filter(Boolean).length;
    },

    /** Sets how long a source takes to answer, or whether it is down. */
    source: (name: string, condition: { latencyMs?: number; down?: boolean }) =>
      ask("POST", `/sim/sources/${name}`, condition),

    close: () => pool.close(),
  };
}

type Call = { readonly params: { readonly chat_id: number }; readonly at: string };

function answersOf(sent: readonly Sent[], first: ReadonlyMap<number, number>): Answers {
  const answered = sent.flatMap(({ person, at }) => {
    const answeredAt = first.get(person);
    return answeredAt === undefined ? [] : [{ at, answeredAt }];
  });
  const start = Math.min(...sent.map(({ at }) => at));
  const end = Math.max(...answered.map(({ answeredAt }) => answeredAt));
  return {
    latenciesMs: answered.map(({ at, answeredAt }) => answeredAt - at),
    unanswered: sent.length - answered.length,
    seconds: (end - start) / 1000,
  };
}

const warmUpLinks = 100;

/** Sends a few links, so that connections are open and code is compiled before anything is measured. */
export async function warmUp(crowd: Crowd): Promise<void> {
  await crowd.answers(await crowd.sendAll(await crowd.prepare(warmUpLinks)), 60_000);
}

const linkTo = (tweetId: string) => `https://x.com/test_author/status/${tweetId}`;

const text =
  "A tweet as long as most: it has a sentence or two, a thought in between, and it ends before anybody has lost patience with it.";
