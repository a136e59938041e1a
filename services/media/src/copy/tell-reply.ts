import type { MediaRequested } from "@memory/shared/contracts/media/media-requested";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import { replyStale } from "@memory/shared/contracts/reply-stale";
import type { Send } from "@memory/shared/queue/send";

/** Has the reply rendered anew that tells of the tweet's files, if there is one. */
export async function tellReply(
  send: Send,
  { traceId, userId, tweetId, origin, languageCode }: MediaRequested,
): Promise<void> {
  if (origin === undefined) return;
  const stale = { version: 1 as const, traceId, userId, origin, tweetId };
  await send(replyStale, { ...stale, ...omitUndefined({ languageCode }) }, { groupId: userId });
}
