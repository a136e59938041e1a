import type { Claim } from "@memory/archive/rows/claim";
import type { TimerRow } from "@memory/archive/rows/timer";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { newTraceId } from "@memory/shared/process/trace";

/** Asks whether the source still shows the tweet. It counts as asked for by the press that switched the watch on. */
export function requestCheck(
  { UserID, TweetID, Timestamp, Origin }: Claim,
  { UpdateID }: Pick<TimerRow, "UpdateID">,
  now: number,
): TweetRequested {
  const link = {
    key: `tweet:${TweetID}`,
    url: `https://x.com/i/status/${TweetID}`,
    tweetId: TweetID,
  };
  return {
    version: 1,
    traceId: newTraceId(),
    userId: UserID,
    timestamp: Timestamp,
    origin: Origin,
    link,
    links: [link],
    tags: [],
    from: {},
    replyTo: { kind: "none" },
    purpose: "check",
    attempt: 1,
    ...(UpdateID === undefined ? {} : { updateId: UpdateID }),
    requestedAt: new Date(now).toISOString(),
  };
}
