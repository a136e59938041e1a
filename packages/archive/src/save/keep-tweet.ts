import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import type { KeepOutcome } from "../archive.ts";
import { applyEvent, changeClaim } from "../change-claim.ts";
import { itemTables } from "../claim-transitions.ts";
import type { Claim } from "../rows/claim.ts";
import { normalTags } from "../rows/labels.ts";
import type { Claims } from "../stores/claims.ts";
import type { Stores } from "../stores/stores.ts";
import { claimOfRequest } from "./claim-of-request.ts";
import { putItem } from "./put-item.ts";

/** Attempts before giving up because others keep changing the claim; the queue then retries. */
const maxSteps = 8;

/**
 * Brings the claim to what the request makes of it, then puts the item where the claim says. That the person keeps the
 * tweet is written in between: an erasure that was too early to find that row finds the item.
 */
export async function keepTweet(
  request: TweetRequested,
  tweet: Tweet,
  stores: Stores,
): Promise<KeepOutcome> {
  for (let step = 0; step < maxSteps; step += 1) {
    const { kind, claim, isNew } = await claimTweet(request, tweet, stores.claims);
    if (itemTables[claim.State] !== "tweets") return { kind, claim, tweet };
    await stores.keepers.put({ userId: request.userId, tweetId: tweet.id });
    const put = await putItem({ request, tweet, claim, isNew, moves: 0 }, stores);
    if (put !== undefined) return { kind, ...put };
  }
  throw new RetryableError(`the item of tweet ${tweet.id} keeps changing`);
}

/** Assumes at first that there is no claim, which saves a read in most cases. */
async function claimTweet(
  request: TweetRequested,
  { id: tweetId, missing }: Tweet,
  claims: Claims,
): Promise<{ kind: KeepOutcome["kind"]; claim: Claim; isNew: boolean }> {
  const asked = claimOfRequest(request, tweetId, missing);
  const wish = {
    wanted: (claim: Claim | undefined) => ({ ...asked, ...heldLabels(claim, asked) }),
  };
  const created = await applyEvent("keep", undefined, wish, claims);
  const key = { userId: request.userId, tweetId };
  const changed = created ?? (await changeClaim("keep", key, wish, claims));
  if (changed?.claim === undefined) {
    throw new RetryableError(`the claim on tweet ${tweetId} keeps changing`);
  }
  return { kind: changed.outcome, claim: changed.claim, isNew: created !== undefined };
}

/** A message that saves a link which another one holds keeps that one's labels besides its own. */
function heldLabels(claim: Claim | undefined, asked: Pick<Claim, "Tags" | "Note">) {
  if (claim?.State !== "pending") return {};
  const { Tags, TagsUpdateID, Note, NoteUpdateID } = claim;
  const note = asked.Note === undefined ? { Note, NoteUpdateID } : {};
  return { Tags: normalTags([...Tags, ...asked.Tags]), TagsUpdateID, ...note };
}
