import type { SampleMedia, SampleTweet } from "../samples/sample.ts";
import { writtenText } from "../samples/written-text.ts";
import { pic, playlist, poster, videoFile } from "./twimg.ts";

/** Makes `mediaDetails`, and the shorter `photos` and `video` beside it. */
export function syndicationMedia(sample: SampleTweet) {
  const { media } = sample;
  if (media === undefined) return {};
  const mark = writtenText(sample).marks.find(({ kind }) => kind === "media");
  const page = mark?.kind === "media" ? mark.page : "";
  const shared = {
    display_url: pic(media.tco),
    expanded_url: page,
    ext_media_availability: { status: "Available" },
    indices: mark?.indices,
  };
  const photos = media.items.filter(({ type }) => type === "photo");
  const video = media.items.find(({ type }) => type === "video");
  return {
    mediaDetails: media.items.map((item) => ({ ...shared, ...detail(item, media.tco) })),
    ...(photos.length === 0 ? {} : { photos: photos.map((item) => photo(item, page)) }),
    ...(video?.type === "video" ? { video: thinVideo(video, sample.id) } : {}),
  };
}

function detail(item: SampleMedia, url: string) {
  const { width, height } = item;
  const sized = {
    original_info: { focus_rects: [], height, width },
    sizes: sizes(width, height),
    type: item.type,
    url,
  };
  if (item.type === "photo") {
    return {
      ...(item.alt === undefined ? {} : { ext_alt_text: item.alt }),
      media_url_https: photoUrl(item),
      ...sized,
    };
  }
  return {
    additional_media_info: {},
    media_url_https: poster(item),
    ...sized,
    video_info: {
      aspect_ratio: [16, 9],
      duration_millis: item.durationMs,
      variants: [
        { content_type: "application/x-mpegURL", url: playlist(item) },
        ...item.variants.map((variant) => ({
          bitrate: variant.bitrate,
          content_type: "video/mp4",
          url: videoFile(item, variant),
        })),
      ],
    },
  };
}

const photoUrl = ({ key }: SampleMedia) => `https://pbs.twimg.com/media/${key}.jpg`;

const photo = (item: SampleMedia, expandedUrl: string) => ({
  backgroundColor: { red: 204, green: 214, blue: 221 },
  cropCandidates: [],
  expandedUrl,
  url: photoUrl(item),
  width: item.width,
  height: item.height,
});

const thinVideo = (item: SampleMedia & { type: "video" }, tweetId: string) => ({
  aspectRatio: [16, 9],
  contentType: "media_entity",
  durationMs: item.durationMs,
  mediaAvailability: { status: "available" },
  poster: poster(item),
  variants: [
    { type: "application/x-mpegURL", src: playlist(item) },
    ...item.variants.map((variant) => ({ type: "video/mp4", src: videoFile(item, variant) })),
  ],
  videoId: { type: "tweet", id: tweetId },
  viewCount: 0,
});

function sizes(width: number, height: number) {
  const fit = (limit: number) => {
    const scale = Math.min(1, limit / Math.max(width, height));
    return { h: Math.round(height * scale), resize: "fit", w: Math.round(width * scale) };
  };
  const thumb = { h: 150, resize: "crop", w: 150 };
  return { large: fit(2048), medium: fit(1200), small: fit(680), thumb };
}
