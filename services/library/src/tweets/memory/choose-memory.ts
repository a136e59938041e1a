import type { Archive, KeptWhole } from "@memory/archive/archive";

type Ports = { readonly archive: Pick<Archive, "list" | "open"> };

const dayMs = 86_400_000;
const most = 50;
/** How far from a year ago a tweet may have been kept: first the same week, then some months. */
const reachesInDays = [3.5, 60];

/** A tweet that the person kept about a year before `now` (Unix ms); undefined if there is none. */
export async function chooseMemory(
  userId: string,
  now: number,
  { archive }: Ports,
  random: () => number = Math.random,
): Promise<KeptWhole | undefined> {
  const yearAgo = now - 365 * dayMs;
  const at = (days: number) => new Date(yearAgo + days * dayMs).toISOString();
  for (const days of reachesInDays) {
    const { tweets } = await archive.list({ userId, before: at(days), limit: most });
    const near = tweets.filter(({ item }) => item.Timestamp > at(-days));
    const chosen = near[Math.floor(random() * near.length)];
    if (chosen !== undefined) return archive.open({ userId, tweetId: chosen.claim.TweetID });
  }
  return undefined;
}
