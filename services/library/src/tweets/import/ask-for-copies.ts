import { mediaRequestedBulk } from "@memory/shared/contracts/media/media-requested-bulk";
import { wantedMedia } from "@memory/shared/contracts/media/wanted-media";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { Taking } from "./taking.ts";

/**
 * Has the pictures and films of a tweet copied that was put back from Memory's own file, silently and after what
 * others ask for. May be repeated.
 */
export async function askForCopies(tweet: Tweet, { importing, ports }: Taking): Promise<void> {
  const media = wantedMedia(tweet);
  if (media.length === 0) return;
  const { userId, traceId, languageCode, updateId, requestedAt } = importing;
  const message = {
    version: 1 as const,
    ...{ traceId, userId, languageCode, updateId, requestedAt },
    ...{ tweetId: tweet.id, media, purpose: "import" as const, attempt: 1 },
  };
  await ports.send(mediaRequestedBulk, message, { groupId: userId });
}
