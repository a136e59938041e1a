import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";

/**
 * A `changedAt` for states that come before an answer: over the limit, delayed, parked. It sorts before
 * every timestamp, so such a state never replaces an answer, in whatever order they arrive. Among
 * such states one of a later redrive sorts last, and within one redrive the order is that of `ranks`.
 */
export const beforeAnyAnswer = (
  { redrivenAt = "" }: Pick<TweetRequested, "redrivenAt">,
  state: keyof typeof ranks,
): string => `0#${redrivenAt}#${ranks[state]}`;

const ranks = { "over-limit": 1, delayed: 2, parked: 3 };
