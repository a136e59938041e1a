import type { MissingPart, Tweet } from "./tweet.ts";

/** UTF-16 units of the own text that stay when nothing else can be left out. */
const shortTextLength = 10_000;

/** The parts that can be left out of a tweet that is too large, in this order. */
const reductions: readonly (readonly [MissingPart, (tweet: Tweet) => Tweet])[] = [
  ["thread", ({ thread: _, ...rest }) => rest],
  ["reply-context", ({ replyContext: _, ...rest }) => rest],
  [
    "article",
    (tweet) => {
      if (tweet.article === undefined) return tweet;
      const { text: _, ...article } = tweet.article;
      return { ...tweet, article };
    },
  ],
  ["quote", ({ quoted: _, ...rest }) => rest],
  ["text", (tweet) => ({ ...tweet, text: beginningOf(tweet.text) })],
  ["media", (tweet) => ({ ...tweet, media: [] })],
];

/** Does not end within a character of two units. */
const beginningOf = (text: string): string =>
  text.slice(0, shortTextLength).replace(/[\uD800-\uDBFF]$/, "");

/**
 * Leaves out one part after the other until the tweet fits. `missing` then names what was left out,
 * and so does `leftOut`.
 */
export function reduceTweet(
  tweet: Tweet,
  fits: (tweet: Tweet) => boolean,
): { readonly tweet: Tweet; readonly leftOut: readonly MissingPart[] } {
  const leftOut: MissingPart[] = [];
  if (fits(tweet)) return { tweet, leftOut };
  let reduced = tweet;
  for (const [part, leaveOut] of reductions) {
    const next = leaveOut(reduced);
    if (JSON.stringify(next).length === JSON.stringify(reduced).length) continue;
    leftOut.push(part);
    reduced = { ...next, missing: [...new Set([...next.missing, part])] };
    if (fits(reduced)) break;
  }
  return { tweet: reduced, leftOut };
}
