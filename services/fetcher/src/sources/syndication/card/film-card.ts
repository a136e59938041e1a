import { Url } from "@memory/shared/contracts/bounded";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media } from "@memory/shared/contracts/tweet";
import { bestVariant, mediaUrl, sizeInPath } from "../../../tweet/media-url.ts";
import type { SyndicationCard } from "./card-schema.ts";
import { pictureOf, textOf } from "./card-values.ts";

/** The film of a card, if one of its values is an mp4 of X; playlists alone are no film to keep. */
export function filmOf(card: SyndicationCard): Media | undefined {
  const variants = [...new Set(linksIn(card))].flatMap((url) => {
    const contentType = contentTypes.find(([ending]) => URL.parse(url)?.pathname.endsWith(ending));
    return contentType === undefined ? [] : [{ url, contentType: contentType[1] }];
  });
  const best = bestVariant(variants.filter(({ contentType }) => contentType === "video/mp4"));
  if (best === undefined) return undefined;
  const preview = pictureOf(card, "player_image", "promo_image", "image", "thumbnail_image");
  const seconds = Number(textOf(card, "content_duration_seconds"));
  return {
    kind: "video",
    url: best.url,
    variants,
    ...omitUndefined({
      previewUrl: preview?.url,
      ...sizeInPath(best.url),
      durationMs: seconds > 0 && seconds < 1e6 ? Math.round(seconds * 1000) : undefined,
    }),
  };
}

/** Whether a value names a stream, so that there is a film whatever the card's name is. */
export const hasStream = ({ binding_values: values }: SyndicationCard): boolean =>
  [...values].some(([key, value]) => /stream|vmap|hls/.test(key) && value?.string_value);

const linksIn = ({ binding_values: values }: SyndicationCard): string[] =>
  [...values.values()].flatMap((value) => mediaUrl(Url.safeParse(value?.string_value).data) ?? []);

const contentTypes = [
  [".mp4", "video/mp4"],
  [".m3u8", "application/x-mpegURL"],
] as const;
