import type { HostKind } from "./hosts.ts";
import { withoutInvisible } from "./invisible.ts";

/**
 * Excludes leading zeros, which would give one tweet two keys. Whatever cannot belong to an id or a
 * file's name may follow: people and programs append `&s=20`, a comma, or an encoded `?`.
 */
const id = "(?<id>[1-9][0-9]{1,19})";
const end = "(?![\\w-]|\\.[a-z0-9])";
const user = "(?:/i/web|/[^/]+)?";

const tweetPath = new RegExp(`^${user}/status(?:es)?/${id}${end}`, "i");
const articlePath = new RegExp(`^/(?!i/)[^/]+/article/${id}${end}`, "i");
/** An embedded film, a card, and the community notes of a tweet. */
const innerPath = new RegExp(
  `^/i/(?:videos(?:/tweet)?|cards/tfw/v1|(?:birdwatch|communitynotes)/t)/${id}${end}`,
  "i",
);
const fixerPath = new RegExp(
  `^(?:/(?:dir|dl))?${user}/status(?:es)?/${id}(?:\\.[a-z0-9]{3,4})?${end}`,
  "i",
);
const fixerFile = new RegExp(`^/${id}(?:\\.[a-z0-9]{3,4}|/[a-z]{2}(?:-[a-z]{2,4})?)/?$`, "i");

type TweetHost = Exclude<HostKind, "short" | "media">;

const tweetPaths: Record<TweetHost, readonly RegExp[]> = {
  x: [tweetPath, articlePath, innerPath],
  mirror: [tweetPath, articlePath],
  fixer: [fixerPath, fixerFile, articlePath],
  embed: [],
};

/** Pages with the tweet's id in the query. They are read only if the path has none. */
const tweetQueries: readonly { path: RegExp; parameter: string; at?: HostKind }[] = [
  { path: /\/mediaviewer\/?$/i, parameter: "currentTweet" },
  { path: /^\/i\/bookmarks(?:\/|$)/i, parameter: "post_id" },
  { path: /^\/intent\//i, parameter: "tweet_id" },
  { path: /^\/(?:intent|compose)\//i, parameter: "in_reply_to" },
  { path: /^\/embed\/tweet\.html$/i, parameter: "id", at: "embed" },
];

const atStart = new RegExp(`^\\s*${id}${end}`, "i");

/** The id of the tweet that a page of a known host shows or is about. */
export function readTweetId(
  path: string,
  query: URLSearchParams,
  host: TweetHost,
): string | undefined {
  for (const pattern of tweetPaths[host]) {
    const tweetId = idBy(pattern, decoded(path));
    if (tweetId !== undefined) return tweetId;
  }
  for (const { path: pattern, parameter, at = "x" } of tweetQueries) {
    if (at !== host || !pattern.test(path)) continue;
    const tweetId = idBy(atStart, query.get(parameter) ?? "");
    if (tweetId !== undefined) return tweetId;
  }
  return undefined;
}

/** An invisible character may stand within the id, or separate it from what follows. */
const idBy = (pattern: RegExp, text: string): string | undefined =>
  (pattern.exec(withoutInvisible(text)) ?? pattern.exec(text))?.groups?.id;

const decoded = (path: string): string =>
  path.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
