import type { PlayedTweet } from "../tweets.ts";

/**
 * People who ask for more than to have links kept, each of one kind. Nobody else sends what they send, so that what
 * is theirs in the end is certain.
 */
export type Commander = {
  readonly person: number;
  readonly kind: "tags" | "imports" | "leaves";
  readonly tweets: readonly PlayedTweet[];
};

const firstCommander = 60_001;
const tweetsEach = 4;
const linksForEach = 100;
/** Who leaves gets the receipt after five minutes at the earliest: too long for a short run. */
const linksWorthLeaving = 300;

export function planCommanders(links: number, tweets: readonly PlayedTweet[]): Commander[] {
  const shown = tweets.filter(({ fate }) => fate === "shown");
  const kinds = ["tags", "imports", ...(links < linksWorthLeaving ? [] : ["leaves"])] as const;
  const count = Math.max(1, Math.round(links / linksForEach));
  return kinds.flatMap((kind, at) =>
    Array.from({ length: count }, (_, index): Commander => {
      const number = at * count + index;
      const own = Array.from(
        { length: tweetsEach },
        (_, next) => shown[(number * tweetsEach + next) % shown.length] as PlayedTweet,
      );
      return { person: firstCommander + number, kind: kind as Commander["kind"], tweets: own };
    }),
  );
}

/** The tag that a person of that kind sets. */
export const tagOf = ({ person }: Commander): string => `kept${person}`;

export const addressOf = ({ id }: PlayedTweet): string => `https://x.com/test_author/status/${id}`;
