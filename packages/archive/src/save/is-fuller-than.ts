import type { RelatedPost, Tweet } from "@memory/shared/contracts/tweet";

/**
 * Whether `next` has everything that `kept` has and lacks less of what is known to exist; with
 * `asFullWillDo`, also if it lacks as much. What is there counts as well as what `missing` lists,
 * because a source that knows of no thread does not list it as missing.
 */
export function isFullerThan(
  next: Tweet,
  kept: Tweet,
  { asFullWillDo }: { readonly asFullWillDo: boolean },
): boolean {
  const [lackedNext, lackedKept] = [lacks(next), lacks(kept)];
  if (!lackedNext.isSubsetOf(lackedKept) || !hasAllOf(next, kept)) return false;
  return asFullWillDo || lackedNext.size < lackedKept.size;
}

const lacks = ({ missing, quoted, replyContext, thread = [] }: Tweet): Set<string> =>
  new Set([
    ...missing,
    ...lacksOf("quote", quoted),
    ...lacksOf("parent", replyContext),
    ...thread.flatMap((post) => lacksOf(`post ${post.id}`, post)),
  ]);

const lacksOf = (name: string, post: RelatedPost | undefined): string[] =>
  post?.kind === "found" ? post.missing.map((part) => `${name}'s ${part}`) : [];

const hasAllOf = (next: Tweet, kept: Tweet): boolean =>
  amounts(kept).every((amount, index) => amount <= (amounts(next)[index] ?? 0));

/** How much there is of each part that `missing` may leave out. */
const amounts = (tweet: Tweet): number[] => [
  tweet.thread?.filter(({ kind }) => kind === "found").length ?? 0,
  tweet.media.length,
  tweet.quoted?.kind === "found" ? 1 : 0,
  tweet.replyContext?.kind === "found" ? 1 : 0,
  tweet.poll?.options.length ?? 0,
  tweet.article?.text === undefined ? 0 : 1,
  tweet.card === undefined ? 0 : 1,
  tweet.communityNote === undefined ? 0 : 1,
  tweet.edits?.ids.length ?? 0,
  tweet.repostedBy === undefined ? 0 : 1,
];
