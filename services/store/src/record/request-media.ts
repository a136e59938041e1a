import { mediaRequested } from "@memory/shared/contracts/media/media-requested";
import { mediaRequestedBulk } from "@memory/shared/contracts/media/media-requested-bulk";
import { wantedMedia } from "@memory/shared/contracts/media/wanted-media";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Send } from "@memory/shared/queue/send";

export type RequestMedia = (request: TweetRequested, tweet: Tweet) => Promise<void>;

/** Has the files of a kept tweet copied. May be repeated: what is copied already is not copied again. */
export const createRequestMedia =
  (send: Send): RequestMedia =>
  async (request, tweet) => {
    const media = wantedMedia(tweet);
    if (media.length === 0 || request.purpose === "check") return;
    const { version, traceId, userId, origin, languageCode, updateId, purpose } = request;
    const contract = purpose === "save" ? mediaRequested : mediaRequestedBulk;
    const isTold = purpose === "save" && request.replyTo.kind !== "none";
    const message = {
      ...{ version, traceId, userId, languageCode, updateId, purpose },
      tweetId: tweet.id,
      media,
      ...(isTold ? { origin } : {}),
      attempt: 1,
      requestedAt: request.requestedAt,
    };
    await send(contract, message, { groupId: userId });
  };
