import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";

/**
 * Stands where an answer has its time, for what is said while there is none: sorts before every
 * time, so that it replaces no answer, in whatever order the news come in. Of two such states the one
 * of the later redrive counts, and of one round of tries the one that comes last in it.
 */
export const beforeAnyAnswer = (
  { redrivenAt = "" }: Pick<TweetRequested, "redrivenAt">,
  state: keyof typeof ranks,
): string => `0#${redrivenAt}#${ranks[state]}`;

const ranks = { "over-limit": 1, delayed: 2, parked: 3 };
