import { carriedLink } from "./carried-link.ts";
import { upToEllipsis, upToLostId } from "./ellipsis.ts";
import { kindOfHost, type MirrorHosts } from "./hosts.ts";
import { withoutInvisible } from "./invisible.ts";
import { type Page, readPage } from "./read-page.ts";
import { shortName } from "./whole-name.ts";

/**
 * What an X link leads to. `url` is the link as written, without adjoining punctuation and
 * invisible characters.
 */
export type ParsedLink = Page & { url: string };

/** Whether the link leads to a tweet, or is a short link that may lead to one. */
export const isAccepted = (link: ParsedLink | undefined): link is ParsedLink =>
  link !== undefined && link.kind !== "refused";

/**
 * Reads one link, with or without a scheme. Undefined if its host is not known. Nothing is fetched:
 * the tweet's id comes from the path, the query or the fragment.
 */
export const parseLink = (candidate: string, mirrorHosts?: MirrorHosts): ParsedLink | undefined =>
  parse(candidate, mirrorHosts, 0);

function parse(candidate: string, mirrorHosts: MirrorHosts, depth: number): ParsedLink | undefined {
  const readings = spellings(candidate).map((text) => read(text, mirrorHosts, depth));
  const link = readings.find(isAccepted) ?? readings.find((reading) => reading !== undefined);
  const cut = link === undefined ? undefined : cutIn(candidate, link);
  return cut === undefined ? link : { kind: "refused", why: "cut", page: cut, url: cut };
}

/** The link up to the ellipsis that cuts its id or code. Undefined if it is not cut. */
function cutIn(candidate: string, link: ParsedLink): string | undefined {
  const text = withoutInvisible(candidate).trim();
  if (link.kind === "refused") return link.why === "other-page" ? upToLostId(text) : undefined;
  const name = shortName(link);
  return name === undefined ? undefined : upToEllipsis(text, name);
}

function spellings(candidate: string): string[] {
  const visible = withoutInvisible(candidate);
  const cut = withoutInvisible(withoutForeignTail(candidate));
  return [...new Set([visible, withoutForeignTail(visible), cut].map(trimPunctuation))];
}

/**
 * Cuts the path at the first character that is not ASCII: scripts without spaces can follow a link
 * directly.
 */
function withoutForeignTail(text: string): string {
  const authority = /^(?:https?:\/\/)?[^/?#]*/i.exec(text)?.[0] ?? "";
  return authority + text.slice(authority.length).replace(/[^!-~].*$/s, "");
}

const trimPunctuation = (text: string): string =>
  text.trim().replace(/(?<=[\p{L}\p{N}/])[^\p{L}\p{N}/]+$/u, "");

/** How many of X's own redirects are looked through. */
const maxDepth = 2;

function read(text: string, mirrorHosts: MirrorHosts, depth: number): ParsedLink | undefined {
  // A URL parser would drop tabs and line ends, and would read a backslash as a slash.
  if (/[\s\\\p{Cc}]/u.test(text)) return undefined;
  const absolute = withScheme(text);
  if (!/^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(absolute)) return undefined;
  const url = URL.parse(absolute);
  const host = url === null ? undefined : kindOfHost(url.host, mirrorHosts);
  if (url === null || host === undefined) return undefined;
  const page = readPage(url, host);
  if (page === undefined) return undefined;
  const carried = page.kind === "refused" && host === "x" ? carriedLink(url) : undefined;
  const target =
    carried === undefined || depth === maxDepth
      ? undefined
      : parse(carried, mirrorHosts, depth + 1);
  return { ...(target ?? page), url: text };
}

function withScheme(text: string): string {
  if (text.startsWith("//")) return `https:${text}`;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
}
