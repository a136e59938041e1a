import { defaultMirrors, kindOfHost } from "./hosts.ts";
import { type Page, readPage } from "./read-page.ts";

/** What an X link leads to. `url` is the link as it was written, without what merely clung to it. */
export type ParsedLink = Page & { url: string };

/** Leads to a tweet, or may do so behind a short link. */
export const isAccepted = (link: ParsedLink | undefined): link is ParsedLink =>
  link !== undefined && link.kind !== "refused";

/**
 * Reads one link, with or without its scheme; undefined when it does not lead to X. The host is
 * compared whole, the id comes from path, query or fragment, nothing is fetched.
 */
export function parseLink(
  candidate: string,
  mirrors: readonly string[] = defaultMirrors,
): ParsedLink | undefined {
  const readings = spellings(candidate).map((url) => read(url, mirrors));
  return readings.find(isAccepted) ?? readings.find((reading) => reading !== undefined);
}

function spellings(candidate: string): string[] {
  const visible = withoutInvisible(candidate);
  const cut = withoutInvisible(withoutForeignTail(candidate));
  return [...new Set([visible, withoutForeignTail(visible), cut].map(trimPunctuation))];
}

const withoutInvisible = (text: string): string =>
  text.replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g, "");

/** A tweet's path is ASCII; other scripts, written without spaces, can follow it at once. */
function withoutForeignTail(text: string): string {
  const authority = /^(?:https?:\/\/)?[^/?#]*/i.exec(text)?.[0] ?? "";
  return authority + text.slice(authority.length).replace(/[^!-~].*$/s, "");
}

const trimPunctuation = (text: string): string =>
  text.trim().replace(/(?<=[\p{L}\p{N}/])[^\p{L}\p{N}/]+$/u, "");

function read(text: string, mirrors: readonly string[]): ParsedLink | undefined {
  // A URL parser drops tabs and line ends, and takes a backslash for a slash.
  if (/[\s\\\p{Cc}]/u.test(text)) return undefined;
  const absolute = withScheme(text);
  if (!/^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(absolute)) return undefined;
  const url = URL.parse(absolute);
  const host = url === null ? undefined : kindOfHost(url.host, mirrors);
  if (url === null || host === undefined) return undefined;
  const page = readPage(url, host);
  return page === undefined ? undefined : { ...page, url: text };
}

function withScheme(text: string): string {
  if (text.startsWith("//")) return `https:${text}`;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
}
