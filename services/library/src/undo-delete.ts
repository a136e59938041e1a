import type { Claim } from "@memory/archive/rows/claim";
import { RetryableError } from "@memory/shared/errors";
import { hadContent, maxTurns, type Press, type Pressed } from "./delete-tweet.ts";
import type { Archive } from "./ports.ts";
import { daysInTrash } from "./stored-tweet.ts";

/** A deletion that meets a save under way waits this long for its item. */
export const saveTakesAtMostMs = 60_000;

/**
 * Turns the claim back to kept if there is a tweet to bring back; the rows follow with `settleRows`.
 * A claim that is kept already takes this press's moment, so that an older Delete is ignored.
 */
export async function undoDelete(press: Press, archive: Archive, now: number): Promise<Pressed> {
  for (let turn = 0; turn < maxTurns; turn += 1) {
    const claim = await archive.claims.find(press);
    if (claim === undefined) return { kind: "unknown" };
    if (claim.State === "pending") return { kind: "kept" };
    const isKept = claim.State === "kept";
    if (isKept && claim.ChangedAt === press.at) return { kind: "restored" };
    if (claim.ChangedAt >= press.at) return { kind: isKept ? "kept" : "already-deleted" };
    const lost = isKept ? undefined : await whyLost(claim, archive, now);
    if (lost !== undefined) return lost;
    if (await archive.claims.change(claim, { State: "kept", ChangedAt: press.at }))
      return { kind: isKept ? "kept" : "restored" };
  }
  throw new Error(`the claim on tweet ${press.tweetId} keeps changing`);
}

/** Undefined when there is a tweet to bring back. A tweet on its way back leaves the trash last. */
async function whyLost(
  claim: Claim,
  { shelf, trash }: Archive,
  now: number,
): Promise<Pressed | undefined> {
  const trashed = await trash.find(claim);
  const shelved = await shelf.find(claim);
  if (shelved?.TweetID === claim.TweetID) return undefined;
  if (trashed !== undefined) {
    return (trashed.expires ?? Infinity) * 1000 < now ? { kind: "expired" } : undefined;
  }
  const age = now - Date.parse(claim.ChangedAt);
  if (hadContent(claim) && age < saveTakesAtMostMs) {
    throw new RetryableError(`tweet ${claim.TweetID} is neither here nor there yet`, {
      retryAfterSeconds: 1,
    });
  }
  return { kind: age > daysInTrash * 86_400_000 ? "expired" : "nothing-left" };
}
