import type { RelatedPost, Tweet } from "@memory/shared/contracts/tweet";

/**
 * Whether `next` has all that `kept` has, and lacks less of what is known to exist; as much will do
 * if `orAsMuch`. A source that knows nothing of a thread says of none that it is missing, so what
 * is there counts as well as what is named.
 */
export function lacksLess(next: Tweet, kept: Tweet, orAsMuch: boolean): boolean {
  const [lackedNext, lackedKept] = [lacks(next), lacks(kept)];
  if (!lackedNext.isSubsetOf(lackedKept) || !hasAllOf(next, kept)) return false;
  return orAsMuch || lackedNext.size < lackedKept.size;
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

/** How much there is of what no list of missing parts need name. */
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
