import { mediaKey } from "@memory/shared/contracts/media/media-key";
import type { WantedMedium } from "@memory/shared/contracts/media/media-requested";
import type { Candidate } from "./candidate.ts";

/**
 * Addresses of a video or GIF: its mp4 files, the highest bitrate first, those in HEVC last, since not every
 * player has it. None if there is only a playlist.
 */
export function filmCandidates({ kind, url, variants = [] }: WantedMedium): Candidate[] {
  const told = variants
    .filter(({ contentType, url: each }) => contentType === "video/mp4" && !isPlaylist(each))
    // A film of another video would be kept under this one's name, for all who keep the tweet.
    .filter(({ url: each }) => mediaKey(each) === mediaKey(url))
    .toSorted((one, other) => (other.bitrate ?? 0) - (one.bitrate ?? 0));
  const byUrl = new Map(told.map(({ url: each, bitrate }) => [each, bitrate]));
  const single = kind === "gif" ? gifFilm(url) : url;
  if (!isPlaylist(single) && !isPicture(single) && !byUrl.has(single)) byUrl.set(single, undefined);
  return [...byUrl]
    .toSorted(([one], [other]) => Number(isHevc(one)) - Number(isHevc(other)))
    .map(([each, bitrate], index) =>
      index === 0 ? { url: each } : { url: each, variant: nameOf(each, bitrate) },
    );
}

/** A GIF is kept as X plays it: the mp4 that belongs to its still picture. */
function gifFilm(url: string): string {
  const [, key] = /^https:\/\/pbs\.twimg\.com\/tweet_video_thumb\/([\w-]+)/.exec(url) ?? [];
  return key === undefined ? url : `https://video.twimg.com/tweet_video/${key}.mp4`;
}

const nameOf = (url: string, bitrate: number | undefined): string =>
  bitrate === undefined ? (/\/(\d+x\d+)\//.exec(url)?.[1] ?? "other") : String(bitrate);

const pathOf = (url: string): string => URL.parse(url)?.pathname ?? "";
const isPlaylist = (url: string) => /\.m3u8$/.test(pathOf(url));
const isPicture = (url: string) => /\.(?:jpe?g|png|webp)$/.test(pathOf(url));
const isHevc = (url: string) => pathOf(url).includes("/hevc/");
