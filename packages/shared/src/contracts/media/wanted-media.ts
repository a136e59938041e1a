import type { Media, Post, RelatedPost, Tweet } from "../tweet.ts";
import { mediaKey } from "./media-key.ts";
import { type MediumKind, mostMedia, type WantedMedium } from "./media-requested.ts";

/**
 * The files of X's media hosts that belong to a tweet, each once and `mostMedia` at most, what people look at first: photos, videos and
 * GIFs of the tweet, its quote, its thread and what it answers, then posters, articles' and links' pictures, avatars.
 */
export function wantedMedia(tweet: Tweet): WantedMedium[] {
  const { quoted, replyContext, thread = [] } = tweet;
  const posts: Post[] = [tweet, ...[quoted, ...thread, replyContext].flatMap(foundIn)];
  const all = [
    ...posts.flatMap(({ media }) => media.map(medium)),
    ...posts.flatMap(({ media }) => media.flatMap(poster)),
    ...posts.flatMap(({ article, card }) => [
      ...picture("cover", article?.coverUrl),
      ...picture("card", card?.imageUrl),
    ]),
    ...posts.flatMap(({ author }) => picture("avatar", author.avatarUrl)),
  ].filter(({ url }) => isOnMediaHost(url));
  const byKey = new Map(all.toReversed().map((each) => [each.key, each]));
  return [...byKey.values()].toReversed().slice(0, mostMedia);
}

const foundIn = (post: RelatedPost | undefined): Post[] => (post?.kind === "found" ? [post] : []);

const medium = ({ kind, url, variants, durationMs }: Media): WantedMedium => ({
  key: mediaKey(url),
  kind,
  url,
  ...(variants === undefined ? {} : { variants }),
  ...(durationMs === undefined ? {} : { durationMs }),
});

const poster = ({ kind, previewUrl }: Media): WantedMedium[] =>
  kind === "photo" ? [] : picture("poster", previewUrl);

const picture = (kind: MediumKind, url: string | undefined): WantedMedium[] =>
  url === undefined ? [] : [{ key: mediaKey(url), kind, url }];

const hosts: ReadonlySet<string | undefined> = new Set(["pbs.twimg.com", "video.twimg.com"]);
const isOnMediaHost = (url: string): boolean => hosts.has(URL.parse(url)?.hostname);
