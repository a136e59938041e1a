import type { MediaRequested } from "@memory/shared/contracts/media/media-requested";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import { replyStale } from "@memory/shared/contracts/reply-stale";
import type { Send } from "@memory/shared/queue/send";

/** Copies are often there before the reply is. Store tells of them itself in a reply that comes later than this. */
const afterSeconds = 5;

/** Has the reply rendered anew that tells of the tweet's files, if there is one. */
export async function tellReply(
  send: Send,
  { traceId, userId, tweetId, origin, languageCode }: MediaRequested,
): Promise<void> {
  if (origin === undefined) return;
  const stale = { version: 1 as const, traceId, userId, origin, tweetId };
  const message = { ...stale, ...omitUndefined({ languageCode }) };
  await send(replyStale, message, { groupId: userId, delaySeconds: afterSeconds });
}
