import type { Claim } from "@memory/archive/rows/claim";
import type { Claims, TweetKey } from "./ports.ts";

/** A press on a button under a reply. `at` (ISO-8601 UTC) orders presses: an older one is ignored. */
export type Press = TweetKey & { readonly at: string };

/** How things stand once the press was heeded, or ignored. */
export type Pressed =
  | { readonly kind: "deleted" }
  | { readonly kind: "already-deleted" }
  | { readonly kind: "restored" }
  | { readonly kind: "kept" }
  | { readonly kind: "nothing-left" }
  | { readonly kind: "expired" }
  | { readonly kind: "unknown" };

/** Each turn is lost to somebody else's change of the same claim. */
export const maxTurns = 8;

/**
 * Turns the claim to trashed; the rows follow with `settleRows`. A claim that is trashed already
 * takes the newer press's moment, so that an Undo from between the two that comes late is ignored.
 */
export async function deleteTweet(press: Press, claims: Claims): Promise<Pressed> {
  for (let turn = 0; turn < maxTurns; turn += 1) {
    const claim = await claims.find(press);
    if (claim === undefined) return { kind: "unknown" };
    const isTrashed = claim.State === "trashed";
    if (isTrashed && claim.ChangedAt === press.at) return { kind: "deleted" };
    if (claim.ChangedAt >= press.at) return { kind: isTrashed ? "already-deleted" : "kept" };
    const leaves = claim.State === "kept" ? { LeftAt: claim.Timestamp } : {};
    const trashed = { State: "trashed" as const, ChangedAt: press.at, ...leaves };
    if (await claims.change(claim, trashed))
      return { kind: isTrashed ? "already-deleted" : "deleted" };
  }
  throw new Error(`the claim on tweet ${press.tweetId} keeps changing`);
}

/** False for a link whose content had not come: there is no item to take away or to bring back. */
export const hadContent = (claim: Claim): boolean => claim.LeftAt === claim.Timestamp;
