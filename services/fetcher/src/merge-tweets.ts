import type { MissingPart, QuotedTweet, Tweet } from "@memory/shared/contracts/tweet";
import { given } from "./given.ts";

type Post = Omit<Tweet, "sources" | "quoted" | "inReplyTo">;

/** Parts that another source may have when one has not. */
const obtainable: readonly MissingPart[] = ["text", "quote", "media"];

export const lacksObtainable = ({ missing, quoted }: Tweet): boolean =>
  lacksAny(missing) || (quoted?.kind === "found" && lacksAny(quoted.missing));

const lacksAny = (missing: readonly MissingPart[]): boolean =>
  missing.some((part) => obtainable.includes(part));

/** `first`, with what it lacks taken from `second` if both are about the same post of the same author. */
export function mergeTweets(first: Tweet, second: Tweet): Tweet {
  if (!isSamePost(first, second)) return first;
  const quoted = mergeQuotes(first.quoted, second.quoted);
  const post = mergePosts(first, second);
  const isQuoteMissing =
    quoted === undefined && [first, second].some(({ missing }) => missing.includes("quote"));
  return {
    ...post,
    ...given({ quoted, inReplyTo: first.inReplyTo ?? second.inReplyTo }),
    missing: isQuoteMissing ? [...post.missing, "quote"] : post.missing,
    sources: [...first.sources, ...second.sources],
  };
}

function mergePosts(first: Post, second: Post): Post {
  const takesText =
    first.missing.includes("text") &&
    !second.missing.includes("text") &&
    beginsWith(second.text, first.text);
  const takesMedia = first.missing.includes("media") && second.media.length > first.media.length;
  const missing = new Set([...first.missing, ...second.missing]);
  missing.delete("quote");
  if (takesText || !first.missing.includes("text")) missing.delete("text");
  if (!first.missing.includes("media")) missing.delete("media");
  if (takesMedia && !second.missing.includes("media")) missing.delete("media");
  return {
    ...second,
    ...first,
    author: { ...second.author, ...first.author },
    text: takesText ? second.text : first.text,
    media: takesMedia ? second.media : first.media,
    missing: [...missing],
  };
}

function mergeQuotes(
  first: QuotedTweet | undefined,
  second: QuotedTweet | undefined,
): QuotedTweet | undefined {
  if (first?.kind !== "found") return second?.kind === "found" ? second : (first ?? second);
  if (second?.kind !== "found" || !isSamePost(first, second)) return first;
  return { kind: "found", ...mergePosts(first, second) };
}

const isSamePost = (a: Post, b: Post): boolean =>
  a.id === b.id && a.author.handle.toLowerCase() === b.author.handle.toLowerCase();

/** Whether the whole text is the cut one going on: reply mentions, links and white space aside. */
const beginsWith = (whole: string, cut: string): boolean =>
  comparable(whole).startsWith(comparable(cut).replace(/(?:…|\.{3})$/, ""));

const comparable = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/^(?:[@＠]\w+\s+)+/, "")
    .replace(/https?:\/\/\S+/g, "")
    .replace(/\s+/g, " ")
    .trim();
