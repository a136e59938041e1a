import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { applyEvent } from "../change-claim.ts";
import type { Claim } from "../rows/claim.ts";
import type { Stores } from "../stores/stores.ts";
import { claimOfRequest } from "./claim-of-request.ts";

/** Claims a tweet that no source has shown yet, unless it is claimed already. */
export async function holdLink(
  request: TweetRequested,
  tweetId: string,
  { claims }: Pick<Stores, "claims">,
): Promise<Claim> {
  const wanted = claimOfRequest(request, tweetId);
  const held = await applyEvent("hold", undefined, { wanted }, claims);
  const claim = held?.claim ?? (await claims.find({ userId: request.userId, tweetId }));
  return claim ?? { ...wanted, State: "pending" };
}

/** Drops the claim if this request holds it. */
export async function releaseLink(
  request: TweetRequested,
  tweetId: string,
  { claims }: Pick<Stores, "claims">,
): Promise<void> {
  const claim = await claims.find({ userId: request.userId, tweetId });
  await applyEvent("release", claim, { wanted: claimOfRequest(request, tweetId) }, claims);
}
