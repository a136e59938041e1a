import { bestVariant, mediaUrl } from "../media-url.ts";
import type { ArticleMedium } from "./article-schema.ts";

/**
 * The URL of a picture, or of the best mp4 of a film. Undefined if it cannot be downloaded: a
 * film's picture alone is not the film.
 */
export function articleMediumUrl(medium: ArticleMedium | undefined): string | undefined {
  const info = medium?.media_info;
  if (info === undefined) return undefined;
  if (!isFilm(info)) return mediaUrl(info.original_img_url);
  const variants = info.variants.flatMap(({ url, content_type, bit_rate }) => {
    const allowed = mediaUrl(url);
    const isMp4 = content_type === "video/mp4" || /\.mp4(?:[?#]|$)/.test(url);
    if (allowed === undefined || !isMp4) return [];
    return [{ url: allowed, contentType: "video/mp4", bitrate: bit_rate ?? 0 }];
  });
  return bestVariant(variants)?.url;
}

export const isFilm = ({
  __typename: type = "",
  variants,
  preview_image,
}: NonNullable<ArticleMedium["media_info"]>): boolean =>
  variants.length > 0 || preview_image !== undefined || /video|gif/i.test(type);
