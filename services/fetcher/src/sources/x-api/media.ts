import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media } from "@memory/shared/contracts/tweet";
import { bestVariant, mediaUrl, photoUrl, sizeInPath } from "../../tweet/media-url.ts";
import type { XMedium } from "./included-schema.ts";
import type { XBody, XPost } from "./schema.ts";
import { isMediaLink } from "./text.ts";

/** The post's media that can be downloaded, and whether those are all that it has. */
export function xMedia(
  { attachments, entities }: XPost,
  body: XBody,
): { media: Media[]; isWhole: boolean; hasMedia: boolean } {
  const links = (entities?.urls ?? []).filter(isMediaLink);
  const keys = [...(attachments?.media_keys ?? []), ...links.map(({ media_key }) => media_key)];
  const known = [...new Set(keys.flatMap((key) => key ?? []))];
  const { media, isWhole } = mediaOf(known, body);
  const hasMedia = known.length > 0 || links.length > 0;
  return { media, isWhole: isWhole && (media.length > 0 || !hasMedia), hasMedia };
}

/** The pictures and films within the post's article. */
export const xArticleMedia = ({ article }: XPost, body: XBody) =>
  mediaOf(article?.media_entities ?? [], body);

function mediaOf(
  keys: readonly string[],
  { includes }: XBody,
): { media: Media[]; isWhole: boolean } {
  const media = keys.flatMap((key) => {
    const medium = includes.media.find(({ media_key }) => media_key === key);
    return (medium && mediumOf(medium)) ?? [];
  });
  return { media, isWhole: media.length === keys.length };
}

function mediumOf(medium: XMedium): Media | undefined {
  const { type, width, height, alt_text } = medium;
  if (type === "photo") {
    const url = photoUrl(medium.url);
    const rest = omitUndefined({ width, height, altText: alt_text || undefined });
    return url === undefined ? undefined : { kind: "photo", url, ...rest };
  }
  if (type === "video") return video(medium, "video");
  return type === "animated_gif" ? video(medium, "gif") : undefined;
}

function video(medium: XMedium, kind: "video" | "gif"): Media | undefined {
  const variants = medium.variants.flatMap(({ url, content_type, bit_rate }) => {
    const allowed = mediaUrl(url);
    const bitrate = omitUndefined({ bitrate: bit_rate });
    return allowed === undefined ? [] : [{ url: allowed, contentType: content_type, ...bitrate }];
  });
  const best = bestVariant(variants);
  if (best?.contentType !== "video/mp4") return undefined;
  return {
    kind,
    url: best.url,
    variants,
    ...omitUndefined({
      previewUrl: mediaUrl(medium.preview_image_url),
      ...(sizeInPath(best.url) ?? omitUndefined({ width: medium.width, height: medium.height })),
      altText: medium.alt_text || undefined,
      durationMs: medium.duration_ms || undefined,
    }),
  };
}
