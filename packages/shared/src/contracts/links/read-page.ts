import type { NotATweetReason } from "../link.ts";
import type { HostKind } from "./hosts.ts";
import { readTweetId } from "./read-tweet-id.ts";

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
  const tweetId = readTweetId(path, url.searchParams, host);
  return tweetId === undefined ? refuse(path, url) : { kind: "tweet", tweetId };
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
