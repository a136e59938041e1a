import type { chatWith } from "@memory/testing/chat";
import type { PlayedMedia, PlayedMedium } from "./media/plan-media.ts";
import { fixedMedia, syndicatedMedia } from "./media/play-media.ts";
import type { Random } from "./random.ts";

/** What the sources say about a tweet, and its text. */
export type PlayedTweet = {
  readonly id: string;
  readonly fate: "shown" | "deleted" | "suspended";
  readonly text: string;
};

const firstId = 1_900_000_000_000_000_000n;
const flavours = [
  "plain words",
  "🧵 1/2 👩‍👩‍👧",
  "שלום עולם",
  "a < b && c > d",
  "日本語のツイート",
  "“quoted”…",
];

export const inventTweets = (count: number, random: Random): PlayedTweet[] =>
  Array.from({ length: count }, (_, index) => {
    const id = String(firstId + BigInt(index));
    const draw = random.between(1, 100);
    const fate = draw > 96 ? "deleted" : draw > 93 ? "suspended" : "shown";
    return { id, fate, text: `tweet ${id}: ${random.pick(flavours)}` };
  });

/**
 * Puts the tweets into the playground's stand-ins for two sources, in the sources' own formats. `media` tells what
 * each of them shows; default: nothing.
 */
export async function playTweets(
  tweets: readonly PlayedTweet[],
  ask: ReturnType<typeof chatWith>["ask"],
  media: PlayedMedia = new Map(),
): Promise<void> {
  const left = tweets.values();
  const putInTurn = async () => {
    for (const tweet of left) {
      const shown = media.get(tweet.id) ?? [];
      const body = { ...syndicated(tweet), ...syndicatedMedia(shown) };
      await ask("PUT", `/sim/tweets/syndication/${tweet.id}`, { body });
      const status = tweet.fate === "shown" ? 200 : 404;
      await ask("PUT", `/sim/tweets/fxtwitter/${tweet.id}`, { status, body: fixed(tweet, shown) });
    }
  };
  await Promise.all(Array.from({ length: 8 }, putInTurn));
}

const author = { name: "Test Author", screen_name: "test_author" };
const sentences = {
  deleted: "This Post was deleted by the Post author. Learn more",
  suspended: "This Post is from a suspended account. Learn more",
};

const syndicated = ({ id, fate, text }: PlayedTweet) =>
  fate === "shown"
    ? {
        __typename: "Tweet",
        id_str: id,
        text: escaped(text),
        lang: "en",
        created_at: "2026-05-05T05:05:05.000Z",
        display_text_range: [0, [...escaped(text)].length],
        user: { id_str: "99", ...author },
      }
    : { __typename: "TweetTombstone", tombstone: { text: { text: sentences[fate] } } };

/** Escapes a text as X does. */
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const fixed = ({ id, fate, text }: PlayedTweet, media: readonly PlayedMedium[]) =>
  fate === "shown"
    ? {
        code: 200,
        thread: null,
        status: {
          type: "status",
          id,
          text,
          raw_text: { text: escaped(text), facets: [] },
          author: { id: "99", ...author },
          created_at: "Tue May 05 05:05:05 +0000 2026",
          created_timestamp: 1_777_957_505,
          lang: "en",
          ...fixedMedia(media),
        },
      }
    : { code: 404, status: { type: "tombstone", reason: fate, id } };
