import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media } from "@memory/shared/contracts/tweet";
import { mediaUrl, photoUrl, sizeInPath } from "../../tweet/media-url.ts";
import type { VxMedium, VxTweet } from "./schema.ts";

/** The post's media that can be downloaded, and whether those are all that it has. */
export function vxMedia({ media_extended, hasMedia }: VxTweet): {
  media: Media[];
  isWhole: boolean;
} {
  const media = media_extended.flatMap((medium) => mediumOf(medium) ?? []);
  return {
    media,
    isWhole: media.length === media_extended.length && (media.length > 0 || hasMedia !== true),
  };
}

function mediumOf(medium: VxMedium): Media | undefined {
  const { type, altText, size } = medium;
  if (type === "image") {
    const url = photoUrl(medium.url);
    const rest = omitUndefined({ ...size, altText: altText || undefined });
    return url === undefined ? undefined : { kind: "photo", url, ...rest };
  }
  return type === "video" || type === "gif" ? video(medium, type) : undefined;
}

/** They give one file of each video: the best mp4 that every player supports. */
function video(medium: VxMedium, kind: "video" | "gif"): Media | undefined {
  const url = mediaUrl(medium.url);
  if (url === undefined || url.includes("/hevc/")) return undefined;
  return {
    kind,
    url,
    variants: [{ url, contentType: "video/mp4" }],
    ...omitUndefined({
      previewUrl: mediaUrl(medium.thumbnail_url),
      ...(sizeInPath(url) ?? medium.size),
      altText: medium.altText || undefined,
      durationMs: medium.duration_millis || undefined,
    }),
  };
}
