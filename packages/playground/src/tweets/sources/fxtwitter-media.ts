import type { SampleMedia, SampleTweet } from "../samples/sample.ts";
import { playlist, poster, videoFile } from "./twimg.ts";

export function fxMedia({ id, media }: SampleTweet) {
  if (media === undefined) return {};
  const all = media.items.map(fxItem);
  const photos = all.filter(({ type }) => type === "photo");
  const videos = all.filter(({ type }) => type === "video");
  return {
    all,
    ...(photos.length === 0 ? {} : { photos }),
    ...(videos.length === 0 ? {} : { videos }),
    ...(photos.length < 2 ? {} : { mosaic: mosaic(id, media.items) }),
  };
}

function fxItem(item: SampleMedia) {
  const { id, width, height } = item;
  if (item.type === "photo") {
    const url = `https://pbs.twimg.com/media/${item.key}.jpg?name=orig`;
    const alt = item.alt === undefined ? {} : { altText: item.alt };
    return { type: "photo", id, url, width, height, ...alt };
  }
  const best = item.variants.toSorted((a, b) => b.bitrate - a.bitrate)[0];
  return {
    id,
    url: best === undefined ? playlist(item) : videoFile(item, best),
    thumbnail_url: poster(item),
    duration: item.durationMs / 1000,
    width,
    height,
    format: "video/mp4",
    type: "video",
    formats: [
      { url: playlist(item), container: "m3u8" },
      ...item.variants.map((variant) => ({
        url: videoFile(item, variant),
        bitrate: variant.bitrate,
        container: "mp4",
        codec: "h264",
      })),
    ],
    publisher: null,
  };
}

function mosaic(id: string, items: readonly SampleMedia[]) {
  const keys = items.map(({ key }) => key).join("/");
  return {
    type: "mosaic_photo",
    formats: {
      jpeg: `https://mosaic.fxtwitter.com/jpeg/${id}/${keys}`,
      webp: `https://mosaic.fxtwitter.com/webp/${id}/${keys}`,
    },
  };
}
