import type { Author, Tweet } from "@memory/shared/contracts/tweet";
import { postedAt } from "../posted-at.ts";

const beginning = /^RT @(\w{1,50}): /;

/** Whether a text is the one that X makes for a repost, which is cut. */
export const isCutRepost = (text: string): boolean => beginning.test(text) && text.endsWith("…");

/** The parts of a tweet that such a text tells. */
const parts = ["text", "repostedBy"];

/** Whether of a tweet nothing but such a text is known: neither its media nor its author's name. */
export const isCutOriginal = ({ author, missing, sources }: Tweet): boolean =>
  author.name === author.handle &&
  missing.includes("text") &&
  sources.every((source) => source.parts?.every((part) => parts.includes(part)));

/**
 * A reposted tweet of which only the text that X makes for the repost is known: `RT @author: `, and the
 * beginning of the original. Undefined if the text is no such one.
 */
export function cutOriginal({
  id,
  text,
  repostedBy,
  sources,
}: {
  readonly id: string;
  readonly text: string;
  readonly repostedBy: Author | undefined;
  readonly sources: Tweet["sources"];
}): Tweet | undefined {
  const [prefix, handle] = beginning.exec(text) ?? [];
  if (prefix === undefined || handle === undefined) return undefined;
  const time = postedAt(id);
  return {
    id,
    url: `https://x.com/${handle}/status/${id}`,
    author: { handle, name: handle },
    text: text.slice(prefix.length),
    media: [],
    missing: ["text"],
    ...(time === undefined ? {} : { postedAt: time }),
    ...(repostedBy === undefined ? {} : { repostedBy }),
    sources: sources.map((source) => ({ ...source, parts: repostedBy ? parts : ["text"] })),
  };
}
