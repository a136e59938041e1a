import type { Tweet } from "@memory/shared/contracts/tweet";

/**
 * Names every part that is known to be missing from a tweet and from the posts that belong to it.
 */
export const missingPartsOf = ({ missing, quoted, replyContext, thread = [] }: Tweet): string[] => [
  ...missing,
  ...[quoted, replyContext, ...thread].flatMap((post) =>
    post?.kind === "found" ? post.missing.map((part) => `${part} of ${post.id}`) : [],
  ),
];

/** Whether at least one part is no longer missing, and none is missing that was there before. */
export const hasFewerMissing = (missing: readonly string[], before: readonly string[]): boolean =>
  missing.length < before.length && missing.every((part) => before.includes(part));
