import type { Media, Tweet } from "@memory/shared/contracts/tweet";
import type { SentMedia } from "../../ports.ts";
import { copyAt, type KnownCopies, keptAt } from "../../tweets/copies/known-copies.ts";

/** Telegram's album has room for so many. */
const most = 10;
/** What Telegram fetches of a video by its address, in bytes. */
const largestVideo = 20_000_000;

/**
 * The pictures and videos of a tweet, and of those that it quotes or answers: our copies, and where there is none
 * the addresses that Telegram can fetch itself.
 */
export function mediaToSend(
  { id, media, quoted, replyContext }: Tweet,
  copies: KnownCopies,
): SentMedia[] {
  const others = [quoted, replyContext].flatMap((post) =>
    post?.kind === "found" ? post.media : [],
  );
  return [...media, ...others]
    .flatMap((each) => sentMedia(each, copies) ?? [])
    .slice(0, most)
    .map((each, index) => ({ ...each, name: `${id}-${index + 1}` }));
}

type Unnamed = Omit<SentMedia, "name">;

function sentMedia(media: Media, copies: KnownCopies): Unnamed | undefined {
  const { kind, url: link, previewUrl } = media;
  const copy = keptAt(copies, link);
  const url = isAtSource(media, copies) ? addressOf(media) : undefined;
  if (copy !== undefined || url !== undefined) return { kind, link, copy, url };
  const poster = keptAt(copies, previewUrl);
  return poster === undefined ? undefined : { kind: "photo", link, copy: poster };
}

/** Whether it is worth asking the source for it: false once it was gone there, or refused. */
function isAtSource({ url }: Media, copies: KnownCopies): boolean {
  const status = copyAt(copies, url)?.Status;
  return status !== "gone" && status !== "refused";
}

const addressOf = (media: Media): string | undefined =>
  media.kind === "photo" ? fetchable(media.url) : videoUrl(media);

/** Telegram takes 5 MB of a photo. An original may have more, X's `large` (2048 pixels) does not. */
function fetchable(url: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  if (address.hostname !== "pbs.twimg.com") return url;
  address.searchParams.set("name", "large");
  return address.href;
}

/** The best variant that Telegram is likely to fetch. The size of one is estimated from bitrate and duration. */
function videoUrl({ url, variants = [], durationMs }: Media): string | undefined {
  const files = variants
    .filter(({ contentType }) => contentType === "video/mp4")
    .sort((a, b) => (b.bitrate ?? 0) - (a.bitrate ?? 0));
  if (files.length === 0) return url;
  const fits = ({ bitrate = 0 }: { bitrate?: number | undefined }) =>
    (bitrate / 8) * ((durationMs ?? 0) / 1000) <= largestVideo;
  return files.find(fits)?.url;
}
