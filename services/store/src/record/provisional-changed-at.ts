import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";

/**
 * A `changedAt` for the states that are no answer: over-limit, delayed and parked. It sorts before every
 * timestamp, so such a state never replaces an answer, whichever of them arrives first. Of two such
 * states the one of the later redrive wins; within one redrive, the one that comes later in `ranks`.
 */
export const provisionalChangedAt = (
  { redrivenAt = "" }: Pick<TweetRequested, "redrivenAt">,
  state: keyof typeof ranks,
): string => `0#${redrivenAt}#${ranks[state]}`;

const ranks = { "over-limit": 1, delayed: 2, parked: 3 };
