import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media } from "@memory/shared/contracts/tweet";
import { bestVariant, mediaUrl, photoUrl, sizeInPath } from "../../tweet/media-url.ts";
import type { FxMedium } from "./media-schema.ts";
import type { FxStatus } from "./schema.ts";

/** The post's media that can be downloaded, and whether those are all that it has. */
export function fxMedia({ media, raw_text }: FxStatus): { media: Media[]; isWhole: boolean } {
  const own = (media?.all ?? []).filter(({ type }) => kinds.has(type));
  const obtained = own.flatMap((medium) => mediumOf(medium) ?? []);
  const hasLink = raw_text?.facets.some(({ type }) => type === "media") ?? false;
  return {
    media: obtained,
    isWhole: obtained.length === own.length && (obtained.length > 0 || !hasLink),
  };
}

/** Leaves out the mosaics that they make of several photos. */
const kinds = new Set(["photo", "video", "gif", "unread"]);

const contentTypes: Record<string, string> = {
  mp4: "video/mp4",
  webm: "video/webm",
  m3u8: "application/x-mpegURL",
};

function mediumOf(medium: FxMedium): Media | undefined {
  if (medium.type === "photo") return photo(medium);
  return video(medium);
}

function photo({ url, width, height, altText }: FxMedium): Media | undefined {
  const original = photoUrl(url);
  if (original === undefined) return undefined;
  return {
    kind: "photo",
    url: original,
    ...omitUndefined({ width, height, altText: altText || undefined }),
  };
}

function video(medium: FxMedium): Media | undefined {
  const { type, url, thumbnail_url, width, height, altText, duration, formats } = medium;
  const offered =
    formats.length > 0 || url === undefined
      ? formats
      : [{ url, container: "mp4", codec: undefined, bitrate: undefined }];
  const variants = offered.flatMap(({ url, container, bitrate }) => {
    const allowed = mediaUrl(url);
    const contentType = contentTypes[container ?? ""] ?? "video/mp4";
    return allowed === undefined
      ? []
      : [{ url: allowed, contentType, ...omitUndefined({ bitrate }) }];
  });
  const hevc = new Set(formats.filter(({ codec }) => codec === "hevc").map(({ url }) => url));
  const best = bestVariant(variants.filter((variant) => !hevc.has(variant.url))) ?? variants[0];
  if (best === undefined) return undefined;
  return {
    kind: type === "gif" ? "gif" : "video",
    url: best.url,
    variants,
    ...omitUndefined({
      previewUrl: mediaUrl(thumbnail_url),
      ...(sizeInPath(best.url) ?? { width, height }),
      altText: altText || undefined,
      durationMs: duration ? Math.round(duration * 1000) : undefined,
    }),
  };
}
