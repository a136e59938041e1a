import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { applyEvent } from "../change-claim.ts";
import type { Claim } from "../rows/claim.ts";
import type { Claims } from "../stores/claims.ts";
import type { Stores } from "../stores/stores.ts";
import { isFullerThan } from "./is-fuller-than.ts";

type Renewal = {
  readonly request: TweetRequested;
  readonly tweet: Tweet;
  readonly claim: Claim;
  readonly there: { readonly tweet: Tweet | undefined; readonly revision: number | undefined };
};

/**
 * Replaces the tweet that is kept if the one found now is fuller or, for a repair, as full. Undefined
 * when somebody else replaced it meanwhile.
 */
export async function renewItem(
  { request, tweet, claim, there }: Renewal,
  { claims, keptTweets }: Pick<Stores, "claims" | "keptTweets">,
): Promise<{ claim: Claim; tweet: Tweet } | undefined> {
  const kept = there.tweet;
  const asFullWillDo = request.purpose === "repair";
  if (kept !== undefined && !isFullerThan(tweet, kept, { asFullWillDo })) {
    return { claim: await listMissing(claim, kept, claims), tweet: kept };
  }
  if (!(await keptTweets.renew(claim, tweet, there.revision))) return undefined;
  return { claim: await listMissing(claim, tweet, claims), tweet };
}

/** Makes the claim list what the item lacks. */
async function listMissing(claim: Claim, { missing }: Tweet, claims: Claims): Promise<Claim> {
  if (claim.Missing.join() === missing.join()) return claim;
  const wanted = { Missing: missing };
  return (await applyEvent("list-missing", claim, { wanted }, claims))?.claim ?? claim;
}
