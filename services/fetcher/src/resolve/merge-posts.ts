import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, Post, RelatedPost } from "@memory/shared/contracts/tweet";
import { hasArticleText, hasWholeArticle, mergeArticles } from "./merge-articles.ts";
import { mergeCounts } from "./merge-counts.ts";
import { mergeMedia } from "./merge-media.ts";
import { takesText } from "./takes-text.ts";

/** A merged post, and the parts that come from the second one, named as in `sources[].parts`. */
export type Merged<T> = { readonly post: T; readonly taken: readonly string[] };

/** `first`, completed with the parts that it lacks and `second` has. Both must be the same post. */
export function mergePosts(first: Post, second: Post): Merged<Post> {
  const isTextTaken = takesText(first, second);
  const media = mergeMedia(first, second);
  const article = mergeArticles(first, second);
  const poll = hasVotes(first.poll) || !hasVotes(second.poll) ? first.poll : second.poll;
  const note = [first, second].find(hasWholeNote) ?? first;
  const extras = omitUndefined({
    poll: poll ?? second.poll,
    card: first.card ?? second.card,
    article,
    counts: mergeCounts(first.counts, second.counts),
    communityNote: note.communityNote ?? first.communityNote ?? second.communityNote,
    edits: first.edits ?? second.edits,
  });
  const {
    poll: _p,
    card: _c,
    article: _a,
    counts: _n,
    communityNote: _o,
    edits: _e,
    ...rest
  } = first;
  const taken = [
    ...(isTextTaken ? ["text"] : []),
    ...(media === first.media ? [] : ["media"]),
    ...extraParts.filter((part) => extras[part] !== first[part]),
  ];
  const post: Post = {
    ...omitUndefined({
      postedAt: second.postedAt,
      language: second.language,
      sensitive: second.sensitive,
    }),
    ...rest,
    ...extras,
    author: { ...second.author, ...first.author },
    text: isTextTaken ? second.text : first.text,
    media,
    missing: [],
  };
  return {
    post: { ...post, missing: missingParts(first, second, { merged: post, isTextTaken }) },
    taken,
  };
}

const extraParts = ["poll", "card", "article", "counts", "communityNote", "edits"] as const;

/** Merges posts that belong to a tweet. A post that is shown wins over an absent one. */
export function mergeRelated(
  first: RelatedPost | undefined,
  second: RelatedPost | undefined,
): RelatedPost | undefined {
  if (first?.kind !== "found") return second?.kind === "found" ? second : (first ?? second);
  if (second?.kind !== "found" || !isSamePost(first, second)) return first;
  const { post, taken } = mergePosts(first, second);
  return taken.length === 0 && post.missing.length === first.missing.length
    ? first
    : { kind: "found", ...post };
}

/** Compares author ids where both sources give one, and handles without regard to case. */
export const isSamePost = (a: Post, b: Post): boolean =>
  a.id === b.id &&
  a.author.handle.toLowerCase() === b.author.handle.toLowerCase() &&
  (a.author.id ?? b.author.id) === (b.author.id ?? a.author.id);

const hasWholeNote = ({ communityNote, missing }: Post): boolean =>
  communityNote !== undefined && !missing.includes("community-note");

const hasVotes = (poll: Post["poll"]): boolean =>
  poll?.options.some(({ votes }) => votes !== undefined) ?? false;

/**
 * The parts that either post is known to have and the merged post lacks. Media that the second post
 * lacks beside as many as the first one has are known to the second one alone. A post that shows an article
 * has no media of its own, so that those which one lacks are the article's, which the other has whole.
 */
function missingParts(
  first: Post,
  second: Post,
  { merged, isTextTaken }: { merged: Post; isTextTaken: boolean },
): MissingPart[] {
  const isIn = (part: MissingPart, ...posts: Post[]) =>
    posts.every(({ missing }) => missing.includes(part));
  const lacksMedia = isIn("media", first)
    ? merged.media.length <= first.media.length || isIn("media", second)
    : first.media.length <= second.media.length;
  const lacks: Partial<Record<MissingPart, boolean>> = {
    text: isIn("text", first) && (!isTextTaken || isIn("text", second)),
    media: !(merged.media.length === 0 && [first, second].some(hasWholeArticle)) && lacksMedia,
    article: ![first, second].some(hasArticleText),
    poll: merged.poll === undefined,
    card: merged.card === undefined,
    "community-note": ![first, second].some(hasWholeNote),
  };
  return [...new Set([...first.missing, ...second.missing])].filter((part) => lacks[part] ?? false);
}
