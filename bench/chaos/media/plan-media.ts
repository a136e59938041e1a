import type { Random } from "../random.ts";
import type { PlayedTweet } from "../tweets.ts";
import { type Behaviour, behaviours, whole } from "./behaviours.ts";

/** A photo, video or GIF of a tweet, and how its host behaves. */
export type PlayedMedium = {
  readonly kind: "photo" | "video" | "gif";
  /** As rows of TweetsMedia name it. */
  readonly key: string;
  readonly url: string;
  /** Of a video or GIF. */
  readonly poster?: { readonly key: string; readonly url: string };
  readonly behaviour: Behaviour;
};
/** By the tweet's id. */
export type PlayedMedia = ReadonlyMap<string, readonly PlayedMedium[]>;

/** How many photos are in several tweets, so that one object serves them all. */
const sharedPhotos = 10;
const shareOfShared = 0.1;

/** Gives every tweet that is shown one to four photos, a video, a GIF, or nothing. */
export function planMedia(tweets: readonly PlayedTweet[], random: Random): PlayedMedia {
  const shown = tweets.filter(({ fate }) => fate === "shown");
  return new Map(shown.map(({ id }) => [id, mediaOf(id, random)]));
}

function mediaOf(tweetId: string, random: Random): PlayedMedium[] {
  const draw = random.between(1, 100);
  if (draw <= 20) return [];
  const behaviour = random.weighted(behaviours);
  if (draw <= 35) return [video(tweetId, behaviour)];
  if (draw <= 45) return [gif(tweetId, behaviour)];
  return Array.from({ length: random.between(1, 4) }, (_, index) =>
    random.chance(shareOfShared) && index === 0
      ? photo(`Shared${random.between(1, sharedPhotos)}`)
      : photo(`P${tweetId}x${index}`, random.weighted(behaviours)),
  );
}

export const photo = (name: string, behaviour = whole): PlayedMedium => ({
  ...{ kind: "photo", key: `media/${name}`, behaviour },
  url: `https://pbs.twimg.com/media/${name}.jpg`,
});

export const video = (tweetId: string, behaviour = whole): PlayedMedium => ({
  ...{ kind: "video", key: `ext_tw_video/${tweetId}`, behaviour },
  url: `https://video.twimg.com/ext_tw_video/${tweetId}/pu/vid/640x360/V${tweetId}.mp4?tag=12`,
  poster: poster(`ext_tw_video_thumb/${tweetId}/pu/img/V${tweetId}`),
});

const gif = (tweetId: string, behaviour: Behaviour): PlayedMedium => ({
  ...{ kind: "gif", key: `tweet_video/G${tweetId}`, behaviour },
  url: `https://video.twimg.com/tweet_video/G${tweetId}.mp4`,
  poster: poster(`tweet_video_thumb/G${tweetId}`),
});

const poster = (key: string) => ({ key, url: `https://pbs.twimg.com/${key}.jpg` });
