import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media } from "@memory/shared/contracts/tweet";
import { bestVariant, mediaUrl, photoUrl, sizeInPath } from "../../tweet/media-url.ts";
import type { MediaDetail } from "./media-schema.ts";
import type { SyndicationTweet } from "./schema.ts";

/** The post's media that can be downloaded, and whether those are all that it has. */
export function syndicationMedia(found: SyndicationTweet): { media: Media[]; isWhole: boolean } {
  const details = detailsOf(found);
  const media = details.flatMap((detail) => mediumOf(detail) ?? []);
  const hasLink = (found.entities?.media.length ?? 0) > 0;
  return { media, isWhole: media.length === details.length && (media.length > 0 || !hasLink) };
}

/** `mediaDetails`, and what only the thinner lists have. Of several films, those have the first. */
function detailsOf(found: SyndicationTweet): readonly MediaDetail[] {
  const details = found.mediaDetails;
  const urls = new Set(details.flatMap(urlsOf));
  return [
    ...details,
    ...thinDetails(found).filter((thin) => !urlsOf(thin).some((url) => urls.has(url))),
  ];
}

const urlsOf = ({ media_url_https: url, video_info: film }: MediaDetail): string[] => [
  ...(url === undefined ? [] : [url]),
  ...(film?.variants ?? []).map((variant) => variant.url),
];

/** What `photos` and `video` tell. Some old posts have nothing else. */
const thinDetails = ({ photos, video }: SyndicationTweet): MediaDetail[] => [
  ...(video === undefined
    ? []
    : [
        {
          type: "video",
          ...blank,
          media_url_https: video.poster,
          video_info: {
            duration_millis: video.durationMs,
            variants: video.variants.map(({ type, src }) => ({
              content_type: type,
              url: src,
              bitrate: undefined,
            })),
          },
        },
      ]),
  ...photos.map(({ url, width, height }) => ({
    type: "photo",
    ...blank,
    media_url_https: url,
    original_info: { width, height },
  })),
];

const blank = {
  ext_alt_text: undefined,
  ext_media_availability: undefined,
  original_info: undefined,
  video_info: undefined,
};

/** Undefined if it cannot be downloaded. */
export function mediumOf(detail: MediaDetail): Media | undefined {
  const status = detail.ext_media_availability?.status?.toLowerCase() ?? "available";
  if (status !== "available") return undefined;
  if (detail.type === "photo") return photo(detail);
  return detail.type === "video" || detail.type === "animated_gif" ? video(detail) : undefined;
}

function photo({ media_url_https, ext_alt_text, original_info }: MediaDetail): Media | undefined {
  const url = photoUrl(media_url_https);
  if (url === undefined) return undefined;
  return {
    kind: "photo",
    url,
    ...omitUndefined({ ...original_info, altText: ext_alt_text || undefined }),
  };
}

function video(detail: MediaDetail): Media | undefined {
  const variants = (detail.video_info?.variants ?? []).flatMap(({ url, content_type, bitrate }) => {
    const allowed = mediaUrl(url);
    return allowed === undefined
      ? []
      : [{ url: allowed, contentType: content_type, ...omitUndefined({ bitrate }) }];
  });
  const best = bestVariant(variants);
  if (best?.contentType !== "video/mp4") return undefined;
  return {
    kind: detail.type === "video" ? "video" : "gif",
    url: best.url,
    variants,
    ...omitUndefined({
      previewUrl: mediaUrl(detail.media_url_https),
      ...(sizeInPath(best.url) ?? detail.original_info),
      altText: detail.ext_alt_text || undefined,
      durationMs: detail.video_info?.duration_millis || undefined,
    }),
  };
}
