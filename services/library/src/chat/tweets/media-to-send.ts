import type { Media, Tweet } from "@memory/shared/contracts/tweet";
import type { SentMedia } from "../../ports.ts";

/** Telegram's album has room for so many. */
const most = 10;
/** What Telegram fetches of a video by its address, in bytes. */
const largestVideo = 20_000_000;

/** The pictures and videos of a tweet, and of those that it quotes or answers, that Telegram can fetch itself. */
export function mediaToSend({ media, quoted, replyContext }: Tweet): SentMedia[] {
  const others = [quoted, replyContext].flatMap((post) =>
    post?.kind === "found" ? post.media : [],
  );
  return [...media, ...others].flatMap((each) => sentMedia(each) ?? []).slice(0, most);
}

function sentMedia(media: Media): SentMedia | undefined {
  if (media.kind === "photo") return { kind: "photo", url: fetchable(media.url) };
  const url = videoUrl(media);
  return url === undefined ? undefined : { kind: media.kind, url };
}

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
