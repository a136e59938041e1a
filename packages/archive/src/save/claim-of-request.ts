import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Claim } from "../rows/claim.ts";

/** The claim as this request would make it if there were none. */
export const claimOfRequest = (
  request: TweetRequested,
  tweetId: string,
  Missing: Claim["Missing"] = [],
): Omit<Claim, "State"> => ({
  UserID: request.userId,
  TweetID: tweetId,
  Origin: request.origin,
  Timestamp: request.timestamp,
  ChangedAt: request.requestedAt,
  UpdateID: request.updateId,
  SavedBy: request.updateId,
  Tags: request.tags,
  Note: request.note,
  Missing,
});
