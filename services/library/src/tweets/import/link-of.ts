import type { Link } from "@memory/shared/contracts/link";
import { makeLinks } from "@memory/shared/contracts/links/make-links";
import { scanText } from "@memory/shared/contracts/links/scan-text";
import { TweetId } from "@memory/shared/contracts/tweet";
import type { LinkRecord, RefusedRecord } from "./record.ts";

/** What a text that is meant to be one link or id says. */
export type Reading =
  | { readonly kind: "link"; readonly link: Link }
  | RefusedRecord
  | { readonly kind: "elsewhere" }
  | { readonly kind: "nothing" };

/** Reads one link, in whatever spelling. `https://` is needed to tell a link to another site from a word. */
export function readLink(text: string): Reading {
  const url = unwrapped(text);
  const [link] = makeLinks([url]);
  if (link?.refused !== undefined) return refusedLink(link, link.refused);
  if (link !== undefined) return { kind: "link", link };
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? { kind: "elsewhere" } : { kind: "nothing" };
}

/** Reads a tweet's id, which may be wrapped as `="20"`. */
export function readId(text: string): Reading {
  const id = unwrapped(text);
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(id)) return { kind: "refused", why: "rounded", shown: id };
  if (!TweetId.safeParse(id).success) return { kind: "nothing" };
  return { kind: "link", link: linkOfId(id) };
}

export const linkOfId = (id: string): Link => ({
  key: `tweet:${id}`,
  url: `https://x.com/i/status/${id}`,
  tweetId: id,
});

/** All links to X within a text, in order. */
export const linksIn = (text: string): Link[] =>
  makeLinks(scanText(text).map(({ candidate }) => candidate));

/** A link that stands for itself: a record without anything else. */
export const recordOfLink = (link: Link): LinkRecord | RefusedRecord =>
  link.refused === undefined ? { kind: "link", link, tags: [] } : refusedLink(link, link.refused);

const refusedLink = ({ url }: Link, why: RefusedRecord["why"]): RefusedRecord => ({
  kind: "refused",
  why,
  shown: quoted(url),
});

const maxShown = 200;
export const quoted = (text: string): string =>
  text.length <= maxShown ? text : `${text.slice(0, maxShown)}…`;

/** Spreadsheets are told by `="…"` or a leading quote to leave a number as it is. */
const unwrapped = (text: string): string =>
  text
    .trim()
    .replace(/^="(.*)"$/s, "$1")
    .replace(/^'/, "")
    .trim();
