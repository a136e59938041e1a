import { kettle } from "./people.ts";
import type { SampleTweet } from "./sample.ts";

const ids = [
  "2098841571947516293",
  "2098841844577276293",
  "2098842243036156293",
  "2098842377253884293",
] as const;

/**
 * A thread of one author. Every post lists them all, because FxTwitter gives the thread with any of
 * them.
 */
export const thread: readonly SampleTweet[] = chained([
  {
    id: ids[0],
    postedAt: "2026-09-12T18:30:00.000Z",
    text: "Four things a kettle taught me 🫖 A thread.",
    likes: 310,
  },
  {
    id: ids[1],
    postedAt: "2026-09-12T18:31:05.000Z",
    text: "First: it is quiet until it is not. Most news is like that.",
    likes: 120,
  },
  {
    id: ids[2],
    postedAt: "2026-09-12T18:32:40.000Z",
    text: "Second & third: watching does not help, and neither does shouting <into the spout>.",
    likes: 98,
  },
  {
    id: ids[3],
    postedAt: "2026-09-12T18:33:12.000Z",
    text: "Fourth: descale. Everything that is kept for long needs it. /end",
    likes: 141,
  },
]);

type Written = Pick<SampleTweet, "id" | "postedAt" | "text" | "likes">;

function chained(posts: readonly Written[]): SampleTweet[] {
  const chain: SampleTweet[] = [];
  for (const post of posts) {
    const previous = chain.at(-1);
    chain.push({
      kind: "tweet",
      shows: `post ${chain.length + 1} of a thread of ${posts.length}`,
      by: kettle,
      language: "en",
      replies: previous === undefined ? 5 : 2,
      reposts: 11,
      thread: chain,
      ...post,
      ...(previous === undefined ? {} : { repliesTo: previous }),
    });
  }
  return chain;
}
