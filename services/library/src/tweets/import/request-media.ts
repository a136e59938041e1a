import { mediaRequestedBulk } from "@memory/shared/contracts/media/media-requested-bulk";
import { wantedMedia } from "@memory/shared/contracts/media/wanted-media";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { Taking } from "./taking.ts";

/** Has the files of a tweet that was put back copied, as far as its source still has them. May be repeated. */
export async function requestMedia(tweet: Tweet, { importing, ports }: Taking): Promise<void> {
  const media = wantedMedia(tweet);
  if (media.length === 0) return;
  const { chatId: _, messageId: __, digest: ___, ...message } = importing;
  await ports.send(
    mediaRequestedBulk,
    { version: 1, ...message, tweetId: tweet.id, media, purpose: "import", attempt: 1 },
    { groupId: message.userId },
  );
}
