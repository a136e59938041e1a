import type { Claim } from "@memory/archive/rows/claim";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { newTraceId } from "@memory/shared/process/trace";

/** Makes the request to parse a kept tweet again from the stored answers. It causes no reply. */
export function requestReparse({ UserID, TweetID, ...claim }: Claim, now: Date): TweetRequested {
  const url = `https://x.com/i/status/${TweetID}`;
  const link = { key: `tweet:${TweetID}`, url, tweetId: TweetID };
  return {
    version: 1,
    traceId: newTraceId(),
    userId: UserID,
    timestamp: claim.Timestamp,
    origin: claim.Origin,
    link,
    links: [link],
    tags: claim.Tags,
    ...(claim.Note === undefined ? {} : { note: claim.Note }),
    from: {},
    replyTo: { kind: "none" },
    purpose: "repair",
    fromRaw: true,
    attempt: 1,
    // As the message that saved it: a reparse does not outlive the person's /forget.
    ...(claim.SavedBy === undefined ? {} : { updateId: claim.SavedBy }),
    requestedAt: now.toISOString(),
  };
}
