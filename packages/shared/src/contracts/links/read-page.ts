import type { NotATweetReason } from "../link.ts";
import type { HostKind } from "./hosts.ts";

export type Page =
  | { kind: "tweet"; tweetId: string }
  | { kind: "short"; code: string }
  | { kind: "refused"; why: NotATweetReason; page: string };

/** What kind of page a URL of a known host leads to. Undefined for a host's front page. */
export function readPage(url: URL, host: HostKind): Page | undefined {
  const path = pathOf(url);
  if (host === "short") return readShortLink(path);
  if (path === "/") return undefined;
  if (host === "media") return { kind: "refused", why: "media", page: url.hostname + path };
  return readTweet(path, url.searchParams, host) ?? refuse(path, url);
}

/** The path without doubled slashes. Old links have it in the fragment, after `#!`. */
function pathOf({ pathname, hash }: URL): string {
  const path = pathname === "/" && hash.startsWith("#!") ? `/${hash.slice(2)}` : pathname;
  return path.replace(/[?#].*$/, "").replace(/\/{2,}/g, "/");
}

function readShortLink(path: string): Page | undefined {
  const code = /^\/([A-Za-z0-9]{1,40})\/?$/.exec(path)?.[1];
  return code === undefined ? undefined : { kind: "short", code };
}

/** Excludes leading zeros, which would give one tweet two keys. */
const id = "[1-9][0-9]{1,19}";

const tweetPath = new RegExp(`^(?:/i/web|/[^/]+)?/status(?:es)?/(?<id>${id})(?=/|$)`, "i");
const articlePath = new RegExp(`^/(?!i/)[^/]+/article/(?<id>${id})(?=/|$)`, "i");
const fixerPath = new RegExp(
  `^(?:/(?:dir|dl))?(?:/i/web|/[^/]+)?/status(?:es)?/(?<id>${id})(?:\\.[a-z0-9]{3,4})?(?=/|$)`,
  "i",
);
const fixerFile = new RegExp(
  `^/(?<id>${id})(?:\\.[a-z0-9]{3,4}|/[a-z]{2}(?:-[a-z]{2,4})?)/?$`,
  "i",
);

const tweetPaths: Record<"x" | "fixer" | "mirror" | "embed", readonly RegExp[]> = {
  x: [tweetPath, articlePath],
  mirror: [tweetPath, articlePath],
  fixer: [fixerPath, fixerFile, articlePath],
  embed: [],
};

/** Pages with the tweet's id in the query. They are read only if the path has none. */
const tweetQueries: readonly { path: RegExp; parameter: string; at?: HostKind }[] = [
  { path: /\/mediaviewer\/?$/i, parameter: "currentTweet" },
  { path: /^\/i\/bookmarks(?:\/|$)/i, parameter: "post_id" },
  { path: /^\/embed\/tweet\.html$/i, parameter: "id", at: "embed" },
];

const wholeId = new RegExp(`^${id}$`);

function readTweet(
  path: string,
  query: URLSearchParams,
  host: keyof typeof tweetPaths,
): Page | undefined {
  for (const pattern of tweetPaths[host]) {
    const tweetId = pattern.exec(path)?.groups?.id;
    if (tweetId !== undefined) return { kind: "tweet", tweetId };
  }
  for (const { path: pattern, parameter, at = "x" } of tweetQueries) {
    const tweetId = query.get(parameter);
    if (at === host && pattern.test(path) && tweetId !== null && wholeId.test(tweetId)) {
      return { kind: "tweet", tweetId };
    }
  }
  return undefined;
}

/** Pages that are not tweets. The first match counts. */
const otherPages: readonly [RegExp, NotATweetReason][] = [
  [/^\/i\/articles?(?:\/|$)/i, "article"],
  [/^\/i\/spaces?(?:\/|$)/i, "space"],
  [/^\/i\/broadcasts?(?:\/|$)/i, "broadcast"],
  [/^\/(?:i|[^/]+)\/lists?(?:\/|$)/i, "list"],
  [/^\/hashtag(?:\/|$)/i, "hashtag"],
  [/^\/(?:i\/)?search(?:-advanced|-home)?(?:\/|$)/i, "search"],
  [/^\/(?:i\/user\/\d+|intent\/(?:user|follow))\/?$/i, "profile"],
  [
    /^\/(?:i|home|explore|notifications|messages|settings|compose|intent|share|login|signup|tos|privacy|about|download|account|oauth|jobs|help|rules|embed|widgets(?:\.js)?)(?:\/|$)/i,
    "other-page",
  ],
  [
    /^\/@?\w{1,20}(?:\/(?:with_replies|media|likes|highlights|articles|photo|header_photo|followers|following|verified_followers|affiliates|about))?\/?$/i,
    "profile",
  ],
];

function refuse(path: string, url: URL): Page {
  const why = otherPages.find(([pattern]) => pattern.test(path))?.[1] ?? "other-page";
  const query = why === "search" ? url.search : "";
  return { kind: "refused", why, page: path.toLowerCase().replace(/\/$/, "") + query };
}
