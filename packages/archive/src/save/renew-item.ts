import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { applyEvent } from "../change-claim.ts";
import type { Claim } from "../rows/claim.ts";
import type { Claims } from "../stores/claims.ts";
import { revisionAfter } from "../stores/kept-tweets.ts";
import type { Stores } from "../stores/stores.ts";
import { isFullerThan } from "./is-fuller-than.ts";
import { contentFor } from "./item-content.ts";
import type { ItemRead } from "./read-content.ts";

type Renewal = {
  readonly request: TweetRequested;
  readonly tweet: Tweet;
  readonly claim: Claim;
  readonly there: NonNullable<ItemRead>;
};

/**
 * Replaces the tweet that is kept if the one found now is fuller or, for a repair, as full. Undefined
 * when somebody else replaced it meanwhile.
 */
export async function renewItem(
  { request, tweet, claim, there }: Renewal,
  { claims, keptTweets, parts }: Pick<Stores, "claims" | "keptTweets" | "parts">,
): Promise<{ claim: Claim; tweet: Tweet } | undefined> {
  const kept = there.tweet;
  const asFullWillDo = request.purpose === "repair";
  if (kept !== undefined && !isFullerThan(tweet, kept, { asFullWillDo })) {
    return { claim: await listMissing(claim, kept, claims), tweet: kept };
  }
  const revision = revisionAfter(there.revision);
  const content = await contentFor(tweet, { claim, revision }, parts);
  if (!(await keptTweets.renew(claim, content, there.revision))) return undefined;
  await parts.erase(claim, there.parts, content.Parts);
  return { claim: await listMissing(claim, tweet, claims), tweet };
}

/** Makes the claim list what the item lacks. */
async function listMissing(claim: Claim, { missing }: Tweet, claims: Claims): Promise<Claim> {
  if (claim.Missing.join() === missing.join()) return claim;
  const wanted = { Missing: missing };
  return (await applyEvent("list-missing", claim, { wanted }, claims))?.claim ?? claim;
}
