import type { MissingPart, Tweet } from "@memory/shared/contracts/tweet";

/** DynamoDB refuses an item of more than 400 KB, and an item holds the text twice. */
const maxBytes = 250_000;

/** The parts that are left out of a tweet that is too large, in this order; never its own text. */
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

/** The tweet as an item can hold it; the parts that were left out are listed in `missing`. */
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
