import type { Media, Post } from "@memory/shared/contracts/tweet";

/**
 * `first.media`, or `second.media` if it has more and `first` lacks some, with the alt texts of
 * both.
 */
export function mergeMedia(first: Post, second: Post): Media[] {
  const takes = first.missing.includes("media") && second.media.length > first.media.length;
  const [chosen, other] = takes ? [second.media, first.media] : [first.media, second.media];
  const described = chosen.map((medium) => {
    if (medium.altText !== undefined) return medium;
    const altText = other.find(({ url }) => fileOf(url) === fileOf(medium.url))?.altText;
    return altText === undefined ? medium : { ...medium, altText };
  });
  return described.some((medium, index) => medium !== first.media[index]) ? described : first.media;
}

const fileOf = (url: string): string => URL.parse(url)?.pathname ?? url;
