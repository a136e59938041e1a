import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media } from "@memory/shared/contracts/tweet";
import { mediaUrl, photoUrl, sizeInPath } from "../../tweet/media-url.ts";
import type { VxMedium, VxTweet } from "./schema.ts";

/** The post's media that can be downloaded, and whether those are all that it has. */
export function vxMedia(found: VxTweet): { media: Media[]; isWhole: boolean } {
  const own = found.media_extended.filter(({ url }) => !isOfLinkCard(url, found));
  const links = found.mediaURLs.filter((url) => !isOfLinkCard(url, found));
  const isAllOfCard = own.length < found.media_extended.length && own.length === 0;
  const media = own.flatMap((medium) => mediumOf(medium) ?? []);
  const known = Math.max(own.length, links.length, found.hasMedia === true && !isAllOfCard ? 1 : 0);
  return { media, isWhole: media.length === known };
}

/** They list the picture of a link's preview among the media. A poll's pictures have such URLs, too. */
const isOfLinkCard = (url: string | undefined, { pollData }: VxTweet): boolean => {
  const hasPoll = pollData === "unread" || (pollData?.options.length ?? 0) > 0;
  return !hasPoll && URL.parse(url ?? "")?.pathname.startsWith("/card_img/") === true;
};

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
