import type { Claim } from "@memory/archive/rows/claim";
import type { Archive, TweetKey } from "./ports.ts";

export type Settled = {
  readonly claim: Claim | undefined;
  /** False when the tweet is nowhere: its save is under way, or it never had any content. */
  readonly hasContent: boolean;
};

const maxRounds = 12;
/** The claim changed, or a row was not what it had just been. */
const again = "again";

/**
 * Moves a tweet between shelf and trash until it lies where its claim says. May run any number of
 * times, also at once in several processes: a row is taken away only while it is older than a copy
 * just written in the other table, so the copy of the newest change always stands; and who finds
 * the claim changed by the end follows the change.
 */
export async function settleRows(key: TweetKey, archive: Archive): Promise<Settled> {
  let claim = await archive.claims.find(key);
  for (let round = 0; round < maxRounds; round += 1) {
    if (claim === undefined) return { claim, hasContent: false };
    const hasContent = await settleOnce(claim, archive);
    const now = await archive.claims.find(key);
    if (hasContent !== again && isSame(claim, now)) return { claim, hasContent };
    claim = now;
  }
  throw new Error(`the rows of tweet ${key.tweetId} keep changing`);
}

async function settleOnce(claim: Claim, archive: Archive): Promise<boolean | typeof again> {
  if (claim.State === "trashed") return toTrash(claim, archive);
  return claim.State === "kept" ? toShelf(claim, archive) : false;
}

async function toTrash(claim: Claim, { shelf, trash }: Archive) {
  const shelved = await shelf.find(claim);
  if (shelved?.TweetID !== claim.TweetID) return (await trash.find(claim)) !== undefined;
  if (!(await trash.put(claim, shelved))) return again;
  await shelf.remove(claim, claim.Timestamp);
  return true;
}

async function toShelf(claim: Claim, { claims, shelf, trash }: Archive) {
  // It was deleted there and saved anew elsewhere before the deletion came to its end.
  const { LeftAt = claim.Timestamp } = claim;
  if (LeftAt !== claim.Timestamp) await shelf.remove(claim, LeftAt);
  if (await shelf.touch(claim)) {
    await trash.clear(claim);
    return true;
  }
  // In this order: a tweet on its way back is put on the shelf before it leaves the trash.
  const trashed = await trash.find(claim);
  const shelved = await shelf.find(claim);
  if (shelved?.TweetID === claim.TweetID) return again;
  if (trashed === undefined) return false;
  if (shelved === undefined) await shelf.put(claim, trashed);
  else await claims.change(claim, { Timestamp: justAfter(claim.Timestamp) });
  return again;
}

const justAfter = (timestamp: string): string => new Date(Date.parse(timestamp) + 1).toISOString();

const isSame = (before: Claim, now: Claim | undefined): boolean =>
  before.State === now?.State &&
  before.ChangedAt === now.ChangedAt &&
  before.Timestamp === now.Timestamp;
