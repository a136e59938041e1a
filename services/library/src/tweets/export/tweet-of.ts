import type { Author, Tweet } from "@memory/shared/contracts/tweet";
import type { LibraryEntry } from "./library-file.ts";

/** The tweet of an entry; undefined while it is pending. */
export const tweetOf = (entry: LibraryEntry): Tweet | undefined =>
  entry.state === "pending" ? undefined : entry.tweet;

/** Where the tweet is, also if no source has shown it yet. */
export const tweetUrl = (entry: LibraryEntry): string =>
  tweetOf(entry)?.url ?? entry.url ?? `https://x.com/i/status/${entry.id}`;

export const profileUrl = ({ handle }: Author): string =>
  `https://x.com/${encodeURIComponent(handle.toWellFormed())}`;

/** Whether it leads to a page; a link with another scheme might run something. */
export const isWebLink = (url: string): boolean => /^https?:\/\//i.test(url);

/** The beginning of a text in one line, of at most so many characters. */
export function firstWords(text: string, most: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  const characters = Array.from(line.slice(0, most * 2 + 2));
  return characters.length <= most ? line : `${characters.slice(0, most).join("").trimEnd()}…`;
}
