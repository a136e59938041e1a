import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { applyEvent } from "../change-claim.ts";
import type { Claim } from "../rows/claim.ts";
import type { Claims } from "../stores/claims.ts";
import { firstRevision, revisionAfter } from "../stores/kept-tweets.ts";
import type { Stores } from "../stores/stores.ts";
import { isFullerThan } from "./is-fuller-than.ts";
import { contentFor } from "./item-content.ts";
import type { ItemRead } from "./read-content.ts";

type Renewal = {
  readonly request: Pick<TweetRequested, "purpose">;
  readonly tweet: Tweet;
  readonly claim: Claim;
  readonly there: NonNullable<ItemRead>;
};

/**
 * Replaces the tweet that is kept if the one found now is fuller or, for a repair, as full, and makes the
 * claim tell of it. Undefined when somebody else changed either meanwhile.
 */
export async function renewItem(
  { request, tweet, claim, there }: Renewal,
  { claims, keptTweets, parts }: Pick<Stores, "claims" | "keptTweets" | "parts">,
): Promise<{ claim: Claim; tweet: Tweet } | undefined> {
  const kept = there.tweet;
  const asFullWillDo = request.purpose === "repair";
  if (kept !== undefined && !isFullerThan(tweet, kept, { asFullWillDo })) {
    if (tellsOf(claim, kept, there.revision)) return { claim, tweet: kept };
    return listContent(claim, kept, there.revision, claims);
  }
  const revision = revisionAfter(there.revision);
  const content = await contentFor(tweet, { claim, revision }, parts);
  if (!(await keptTweets.renew(claim, content, there.revision))) return undefined;
  await parts.erase(claim, there.parts, content.Parts);
  return listContent(claim, tweet, revision, claims);
}

/** False if a process ended between replacing the content and telling so in the claim. */
const tellsOf = (claim: Claim, { missing }: Tweet, revision: unknown): boolean =>
  claim.Missing.join() === missing.join() && claim.Revision === replacedAs(revision);

/** Makes the claim tell of the item's content, so that whoever follows the claims sees it replaced. */
async function listContent(
  claim: Claim,
  tweet: Tweet,
  revision: unknown,
  claims: Claims,
): Promise<{ claim: Claim; tweet: Tweet } | undefined> {
  const wanted = { Missing: tweet.missing, Revision: replacedAs(revision) };
  const listed = await applyEvent("list-content", claim, { wanted }, claims);
  return listed?.claim && { claim: listed.claim, tweet };
}

/** The revision, but undefined for that of content that was never replaced. */
const replacedAs = (revision: unknown): number | undefined =>
  typeof revision === "number" && revision > firstRevision ? revision : undefined;
