import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Claim } from "../rows/claim.ts";
import { normalNote, normalTags } from "../rows/labels.ts";

/** The claim as this request would make it if there were none. */
export const claimOfRequest = (
  request: TweetRequested,
  tweetId: string,
  Missing: Claim["Missing"] = [],
): Omit<Claim, "State" | "ChangedAt"> => ({
  UserID: request.userId,
  TweetID: tweetId,
  Origin: request.origin,
  Timestamp: request.timestamp,
  AskedAt: request.requestedAt,
  UpdateID: request.updateId,
  SavedBy: request.updateId,
  Tags: normalTags(request.tags),
  Note: normalNote(request.note),
  Missing,
});
