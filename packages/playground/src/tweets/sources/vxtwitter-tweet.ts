import { linkTo, type SampleMedia, type SampleTweet } from "../samples/sample.ts";
import { poster, videoFile } from "./twimg.ts";
import { xDate } from "./x-date.ts";

/** A sample in the format of vxtwitter, as if it was cached an hour after the post. */
export function vxTweet(sample: SampleTweet): object {
  const { id, by, media, quotes, repliesTo } = sample;
  const extended = (media?.items ?? []).map(medium);
  const postedAt = Date.parse(sample.postedAt) / 1000;
  return {
    text: text(sample),
    date: xDate(sample.postedAt),
    date_epoch: postedAt,
    likes: sample.likes,
    retweets: sample.reposts,
    replies: sample.replies,
    user_screen_name: by.handle,
    user_name: by.name,
    user_profile_image_url: `https://pbs.twimg.com/profile_images/${by.id}/DEMO0000_normal.jpg`,
    tweetURL: linkTo(sample).replace("https://x.com", "https://twitter.com"),
    tweetID: id,
    conversationID: sample.thread?.[0]?.id ?? repliesTo?.id ?? id,
    mediaURLs: extended.map(({ url }) => url),
    media_extended: extended,
    possibly_sensitive: false,
    hashtags: [...sample.text.matchAll(/(?<!\S)#([\p{L}\p{N}_]+)/gu)].map(([, tag]) => tag),
    qrtURL: quotes === undefined ? null : `https://twitter.com/i/status/${quotes.id}`,
    qrt: quotes === undefined ? null : vxTweet(quotes),
    retweetURL: null,
    retweet: null,
    communityNote: null,
    allSameType: new Set(extended.map(({ type }) => type)).size < 2,
    hasMedia: extended.length > 0,
    combinedMediaUrl: null,
    pollData: null,
    article: null,
    lang: sample.language,
    replyingTo: repliesTo?.by.handle ?? null,
    replyingToID: repliesTo?.id ?? null,
    translation: null,
    fetched_on: postedAt + 3600,
  };
}

/** The text, decoded and with links expanded. */
const text = ({ text, links = [] }: SampleTweet): string =>
  links.reduce((whole, { tco, url }) => whole.replace(tco, url), text);

function medium(item: SampleMedia) {
  const shared = { id_str: item.id, size: { width: item.width, height: item.height } };
  if (item.type === "photo") {
    const url = `https://pbs.twimg.com/media/${item.key}.jpg`;
    return { ...shared, type: "image", url, thumbnail_url: url, altText: item.alt ?? null };
  }
  const best = item.variants.toSorted((a, b) => b.bitrate - a.bitrate)[0];
  return {
    ...shared,
    type: "video",
    url: best === undefined ? "" : videoFile(item, best).replace(/\?.*/, ""),
    thumbnail_url: poster(item),
    duration_millis: item.durationMs,
    altText: null,
  };
}
