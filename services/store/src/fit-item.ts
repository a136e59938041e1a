import type { MissingPart, Tweet } from "@memory/shared/contracts/tweet";

/** DynamoDB takes 400 KB an item; the text stands in it twice. */
const maxBytes = 250_000;

/** What is left out first when a tweet is too large for an item; its own text never is. */
const reductions: readonly [MissingPart, (tweet: Tweet) => Tweet][] = [
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
];

/** The tweet as an item can hold it; what had to go is named in `missing`. */
export function fitItem(tweet: Tweet): Tweet {
  let fitted = tweet;
  for (const [part, reduce] of reductions) {
    if (bytesOf(fitted) <= maxBytes) break;
    const reduced = reduce(fitted);
    if (bytesOf(reduced) === bytesOf(fitted)) continue;
    fitted = { ...reduced, missing: [...new Set([...fitted.missing, part])] };
  }
  return fitted;
}

const bytesOf = (tweet: Tweet): number => Buffer.byteLength(JSON.stringify(tweet));
