import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, Post, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { isCutOriginal } from "../tweet/text/cut-repost.ts";
import { isSamePost, mergePosts, mergeRelated } from "./merge-posts.ts";

/**
 * `first`, completed with the parts that it lacks and `second` has, if both are the same post by
 * the same author. `missing` names the parts that either is known to have and the result lacks. An original
 * of which only a repost's cut text is known comes second, whatever the order.
 */
export function mergeTweets(first: Tweet, second: Tweet): Tweet {
  if (!isSamePost(first, second)) return first;
  if (isCutOriginal(first) && !isCutOriginal(second)) return mergeTweets(second, first);
  const { post, taken } = mergePosts(postOf(first), postOf(second));
  const quoted = mergeRelated(first.quoted, second.quoted);
  const replyContext = mergeRelated(first.replyContext, second.replyContext);
  const thread = takesThread(first, second) ? second.thread : first.thread;
  const takenAll = [
    ...taken,
    ...(quoted === first.quoted ? [] : ["quote"]),
    ...(replyContext === first.replyContext ? [] : ["reply-context"]),
    ...(thread === first.thread ? [] : ["thread"]),
    ...(first.repostedBy === second.repostedBy || first.repostedBy ? [] : ["repostedBy"]),
  ];
  const lacks: Partial<Record<MissingPart, boolean>> = {
    quote: quoted === undefined,
    "reply-context": replyContext === undefined,
    thread: isThreadLacking(first, second, thread),
  };
  const around = new Set([...first.missing, ...second.missing]);
  return {
    ...post,
    missing: [...post.missing, ...[...around].filter((part) => lacks[part] ?? false)],
    ...omitUndefined({
      quoted,
      inReplyTo: first.inReplyTo ?? second.inReplyTo,
      replyContext,
      thread: thread?.map((entry) => withOwn(entry, post)),
      repostedBy: first.repostedBy ?? second.repostedBy,
    }),
    sources: mergeSources(first, second, takenAll),
  };
}

function postOf(tweet: Tweet): Post {
  const { quoted: _q, inReplyTo: _i, replyContext: _c, thread: _t, ...rest } = tweet;
  const { repostedBy: _r, sources: _s, ...post } = rest;
  return post;
}

/**
 * Whether the second thread replaces the first: it is whole or longer, and the first one is not
 * whole.
 */
function takesThread(first: Tweet, second: Tweet): boolean {
  if (first.thread === undefined || second.thread === undefined) return second.thread !== undefined;
  if (!first.missing.includes("thread")) return false;
  return !second.missing.includes("thread") || second.thread.length > first.thread.length;
}

function isThreadLacking(first: Tweet, second: Tweet, thread: Tweet["thread"]): boolean {
  const origin = [first, second].find((tweet) => tweet.thread === thread);
  return thread === undefined || origin === undefined || origin.missing.includes("thread");
}

/** Replaces the tweet's own entry in its thread by the merged post. */
const withOwn = (entry: RelatedPost, post: Post): RelatedPost =>
  entry.kind === "found" && entry.id === post.id ? { kind: "found", ...post } : entry;

/** Which source gave which parts. A source that added nothing is not named. */
function mergeSources(first: Tweet, second: Tweet, taken: readonly string[]): Tweet["sources"] {
  if (taken.length === 0) return first.sources;
  const replaced = new Set(taken.filter((part) => !shared.has(part)));
  const before = first.sources.map((source) => ({
    ...source,
    parts: (source.parts ?? partsOf(first)).filter((part) => !replaced.has(part)),
  }));
  return [...before, ...second.sources.map((source) => ({ ...source, parts: [...taken] }))];
}

/** Parts that may combine what several sources gave. */
const shared = new Set(["counts", "quote", "article"]);

const partsOf = (tweet: Tweet): string[] => [
  "text",
  ...(tweet.media.length > 0 ? ["media"] : []),
  ...(["poll", "card", "article", "counts", "communityNote", "edits"] as const).filter(
    (part) => tweet[part] !== undefined,
  ),
  ...(tweet.quoted ? ["quote"] : []),
  ...(tweet.replyContext ? ["reply-context"] : []),
  ...(tweet.thread ? ["thread"] : []),
  ...(tweet.repostedBy ? ["repostedBy"] : []),
];
