import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media } from "@memory/shared/contracts/tweet";
import { cardKind } from "../../tweet/card/card-kind.ts";
import { bestVariant, mediaUrl, photoUrl, sizeInPath } from "../../tweet/media-url.ts";
import { fxCard } from "./extras.ts";
import type { FxMedium } from "./media-schema.ts";
import type { FxStatus } from "./schema.ts";

/** The post's media that can be downloaded, and whether those are all that it has. */
export function fxMedia({ media, raw_text, card }: FxStatus): { media: Media[]; isWhole: boolean } {
  const own = ownMedia(media);
  const obtained = own.flatMap((medium) => mediumOf(medium) ?? []);
  const hasLink = raw_text?.facets.some(({ type }) => type === "media") ?? false;
  const isExpected = hasLink || holdsMedia(card);
  return {
    media: obtained,
    isWhole:
      obtained.length === own.length &&
      (obtained.length > 0 || !isExpected) &&
      !hasUnreadGroup(media, card),
  };
}

/** Without the mosaics that they make of several photos, and with each medium once. */
function ownMedia(groups: FxStatus["media"]): FxMedium[] {
  if (groups === undefined) return [];
  const { all, photos, videos } = groups;
  const urlOf = (medium: FxMedium) => mediumOf(medium)?.url ?? medium.url;
  const listed = new Set(all.map(urlOf));
  const beside = [...photos, ...videos].filter((medium) => !listed.has(urlOf(medium)));
  return [...all, ...beside].filter(({ type }) => !/^mosaic(?:_|$)/.test(type));
}

const readGroups = new Set(["all", "photos", "videos", "mosaic"]);

/** A broadcast, or a kind of media that they send beside `all`. A page's player is in its card. */
const hasUnreadGroup = (groups: FxStatus["media"], card: FxStatus["card"]): boolean =>
  Object.entries(groups ?? {}).some(
    ([name, group]) =>
      isGiven(group) &&
      !readGroups.has(name) &&
      !(name === "external" && fxCard(card) !== undefined),
  );

const isGiven = (group: unknown): boolean =>
  Array.isArray(group) ? group.length > 0 : group !== undefined && group !== null;

/** Whether the card's name tells of more than a page, or of a page that they do not give. */
function holdsMedia(card: FxStatus["card"]): boolean {
  if (card?.card_name === undefined) return false;
  const kind = cardKind(card.card_name);
  if (kind === "poll") return !card.card_name.endsWith("text_only");
  if (kind === "page-or-picture") return fxCard(card) === undefined;
  return kind === "film" || kind === "unified";
}

const contentTypes: Record<string, string> = {
  mp4: "video/mp4",
  webm: "video/webm",
  m3u8: "application/x-mpegURL",
};

function mediumOf(medium: FxMedium): Media | undefined {
  if (medium.type === "photo") return photo(medium);
  return medium.type === "video" || medium.type === "gif" ? video(medium) : undefined;
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
  if (best?.contentType !== "video/mp4") return undefined;
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
