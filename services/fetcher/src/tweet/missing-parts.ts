import type { Tweet } from "@memory/shared/contracts/tweet";

/** Everything that is known to be missing from a tweet and from the posts that belong to it. */
export const lacksOf = ({ missing, quoted, replyContext, thread = [] }: Tweet): string[] => [
  ...missing,
  ...[quoted, replyContext, ...thread].flatMap((post) =>
    post?.kind === "found" ? post.missing.map((part) => `${part} of ${post.id}`) : [],
  ),
];

export const lacksLess = (lacking: readonly string[], before: readonly string[]): boolean =>
  lacking.length < before.length && lacking.every((part) => before.includes(part));
