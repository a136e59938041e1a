import type { SampleMedia, SampleTweet } from "../samples/sample.ts";
import { cutText, type Mark, writtenNote, writtenText } from "../samples/written-text.ts";
import { pic, playlist, poster, videoFile } from "./twimg.ts";

/** A sample in the format of X's own API: the post, and the included objects that it refers to. */
export function xBody(sample: SampleTweet) {
  const related = [sample.quotes, sample.repliesTo].filter((post) => post !== undefined);
  const all = [sample, ...related];
  const media = all.flatMap((post) => post.media?.items ?? []).map(xMedium);
  const users = new Map(all.map(({ by }) => [by.id, by]));
  return {
    data: [xPost(sample)],
    includes: {
      users: [...users.values()].map(({ id, name, handle, isVerified, joinedAt }) => ({
        id,
        name,
        username: handle,
        profile_image_url: `https://pbs.twimg.com/profile_images/${id}/DEMO0000_normal.jpg`,
        verified: isVerified,
        protected: false,
        created_at: joinedAt,
      })),
      ...(related.length === 0 ? {} : { tweets: related.map(xPost) }),
      ...(media.length === 0 ? {} : { media }),
    },
  };
}

function xPost(sample: SampleTweet) {
  const { id, by, cutAt, media, quotes, repliesTo } = sample;
  const whole = cutAt === undefined ? writtenText(sample) : writtenNote(sample);
  const short = cutAt === undefined ? whole : cutText({ ...sample, cutAt });
  const references = [
    ...(quotes === undefined ? [] : [{ type: "quoted", id: quotes.id }]),
    ...(repliesTo === undefined ? [] : [{ type: "replied_to", id: repliesTo.id }]),
  ];
  return {
    id,
    text: short.text,
    author_id: by.id,
    conversation_id: sample.thread?.[0]?.id ?? repliesTo?.id ?? id,
    created_at: sample.postedAt,
    lang: sample.language,
    display_text_range: short.shownCodePoints,
    entities: entities(short.marks, sample),
    ...(cutAt === undefined
      ? {}
      : { note_tweet: { text: whole.text, entities: entities(whole.marks, sample) } }),
    ...(media === undefined
      ? {}
      : { attachments: { media_keys: media.items.map((item) => xMedium(item).media_key) } }),
    ...(references.length === 0 ? {} : { referenced_tweets: references }),
    ...(repliesTo === undefined ? {} : { in_reply_to_user_id: repliesTo.by.id }),
    edit_history_tweet_ids: [id],
    possibly_sensitive: false,
    public_metrics: {
      retweet_count: sample.reposts,
      reply_count: sample.replies,
      like_count: sample.likes,
      quote_count: Math.round(sample.reposts / 10),
      bookmark_count: Math.round(sample.likes / 20),
      impression_count: sample.likes * 50,
    },
  };
}

function entities(marks: readonly Mark[], { media }: SampleTweet) {
  const of = <K extends Mark["kind"]>(kind: K, shape: (mark: Mark & { kind: K }) => object[]) =>
    marks
      .filter((mark): mark is Mark & { kind: K } => mark.kind === kind)
      .flatMap((mark) =>
        shape(mark).map((entity) => ({ start: mark.indices[0], end: mark.indices[1], ...entity })),
      );
  const groups = {
    urls: [
      ...of("url", ({ link: { tco, url, shown } }) => [
        { url: tco, expanded_url: url, display_url: shown },
      ]),
      ...of("media", ({ tco, page }) =>
        (media?.items ?? []).map((item) => ({
          url: tco,
          expanded_url: page,
          display_url: pic(tco),
          media_key: xMedium(item).media_key,
        })),
      ),
    ],
    hashtags: of("hashtag", ({ tag }) => [{ tag }]),
    mentions: of("mention", ({ handle, id }) => [{ username: handle, id }]),
  };
  return Object.fromEntries(Object.entries(groups).filter(([, group]) => group.length > 0));
}

function xMedium(item: SampleMedia) {
  const { id, width, height } = item;
  if (item.type === "photo") {
    return {
      media_key: `3_${id}`,
      type: "photo",
      url: `https://pbs.twimg.com/media/${item.key}.jpg`,
      width,
      height,
      ...(item.alt === undefined ? {} : { alt_text: item.alt }),
    };
  }
  return {
    media_key: `13_${id}`,
    type: "video",
    preview_image_url: poster(item),
    duration_ms: item.durationMs,
    width,
    height,
    variants: [
      { content_type: "application/x-mpegURL", url: playlist(item) },
      ...item.variants.map((variant) => ({
        bit_rate: variant.bitrate,
        content_type: "video/mp4",
        url: videoFile(item, variant),
      })),
    ],
  };
}
