import { createHash } from "node:crypto";
import type { Archive, KeptWhole } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";

type Asked = {
  readonly userId: string;
  /** The tweet that is shown now, after which another one is wanted. */
  readonly after?: string | undefined;
  /** ISO-8601 UTC. */
  readonly now: string;
};
type Ports = { readonly archive: Pick<Archive, "claims" | "open">; readonly random?: () => number };

/**
 * A kept tweet, by chance; undefined if there is none, or none but `after`. Nothing is remembered: all
 * kept tweets stand in a shuffled circle, which is another one every month. `after` a tweet comes the next of the
 * circle, so that all are seen before one comes again. Where it begins is drawn, and what was saved long ago is drawn more often.
 */
export async function randomTweet(
  asked: Asked,
  { archive, random = Math.random }: Ports,
): Promise<KeptWhole | undefined> {
  const { userId, after } = asked;
  const best = after === undefined ? drawn(asked, random) : nextInCircle(asked, after);
  for await (const claims of archive.claims(userId))
    for (const claim of claims)
      if (claim.State === "kept" && claim.TweetID !== after) best.consider(claim);
  for (const claim of best.inOrder()) {
    // A kept claim has no item yet while its save is under way.
    const kept = await archive.open({ userId, tweetId: claim.TweetID });
    if (kept !== undefined) return kept;
  }
  return undefined;
}

/** Beginning anywhere: weighted sampling without replacement, by the age (Efraimidis and Spirakis, 2006). */
function drawn({ now }: Asked, random: () => number) {
  return best(({ Timestamp }) => {
    const days = Math.max(0, Date.parse(now) - Date.parse(Timestamp)) / 86_400_000;
    return -(random() ** (1 / (1 + days)));
  });
}

/** How far a tweet is from `after` on the circle, as a share of it. */
function nextInCircle({ userId, now }: Asked, after: string) {
  const month = now.slice(0, 7);
  const angle = (tweetId: string) =>
    createHash("sha256").update(`${userId} ${month} ${tweetId}`).digest().readUInt32BE() / 2 ** 32;
  const start = angle(after);
  return best(({ TweetID }) => (angle(TweetID) - start + 1) % 1);
}

/** Some of the claims with the least rank. A few are kept besides the first, in case it cannot be opened. */
function best(rank: (claim: Claim) => number) {
  const most = 5;
  let kept: { claim: Claim; rank: number }[] = [];
  return {
    consider(claim: Claim) {
      kept.push({ claim, rank: rank(claim) });
      if (kept.length > most * 20) kept = least(kept);
    },
    inOrder: () => least(kept).map(({ claim }) => claim),
  };
  function least(all: typeof kept) {
    return all.sort((a, b) => a.rank - b.rank).slice(0, most);
  }
}
