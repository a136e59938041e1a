import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { applyEvent, changeClaim } from "../change-claim.ts";
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
  return claim ?? { ...wanted, State: "pending", ChangedAt: request.requestedAt };
}

/** Drops the claim if this request holds it. */
export async function releaseLink(
  request: TweetRequested,
  tweetId: string,
  { claims }: Pick<Stores, "claims">,
): Promise<void> {
  const key = { userId: request.userId, tweetId };
  const wanted = claimOfRequest(request, tweetId);
  const released = await changeClaim("release", key, { wanted }, claims);
  if (released === undefined) throw new Error(`the claim on tweet ${tweetId} keeps changing`);
}
