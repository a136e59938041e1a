import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media, Post } from "@memory/shared/contracts/tweet";
import { mediaUrl, photoUrl } from "../../tweet/media-url.ts";
import { isoTime } from "../../tweet/posted-at.ts";
import type { SyndicationCard } from "./card-schema.ts";

export const isPollCard = ({ name }: SyndicationCard): boolean => /^poll\d/.test(name);

/** Undefined if the card does not name all of its options, or fewer than two. */
export function pollOf(card: SyndicationCard, readAt: string): Post["poll"] {
  const { binding_values: values } = card;
  const text = (name: string) => values.get(name)?.string_value;
  const options = [1, 2, 3, 4].flatMap((number) => {
    const label = text(`choice${number}_label`);
    if (label === undefined) return [];
    return [{ label, ...omitUndefined({ votes: votesOf(text(`choice${number}_count`)) }) }];
  });
  if (options.length < optionCount(card)) return undefined;
  const endsAt = isoTime(text("end_datetime_utc"));
  const isFinal = values.get("counts_are_final")?.boolean_value;
  return {
    options,
    ...omitUndefined({
      totalVotes: options.every(({ votes }) => votes !== undefined)
        ? options.reduce((sum, { votes = 0 }) => sum + votes, 0)
        : undefined,
      endsAt,
      closed: isFinal ?? (endsAt === undefined ? undefined : endsAt <= readAt),
    }),
  };
}

/** For example 3 for `poll3choice_text_only`. */
const optionCount = ({ name }: SyndicationCard): number =>
  Math.max(2, Number(/^poll(\d)/.exec(name)?.[1] ?? 2));

const votesOf = (digits: string | undefined): number | undefined =>
  /^\d{1,15}$/.test(digits ?? "") ? Number(digits) : undefined;

/**
 * The picture or video that belongs to a poll: how many exist, and those that can be downloaded.
 */
export function pollMedia({ name, binding_values: values }: SyndicationCard): {
  known: number;
  media: Media[];
} {
  if (!/_(?:image|video)$/.test(name)) return { known: 0, media: [] };
  const found = ["image_original", "image_x_large", "image_large", "image"]
    .map((key) => values.get(key)?.image_value)
    .find((image) => photoUrl(image?.url) !== undefined);
  const url = name.endsWith("_image") ? photoUrl(found?.url) : undefined;
  const { width, height } = found ?? {};
  return {
    known: 1,
    media: url === undefined ? [] : [{ kind: "photo", url, ...omitUndefined({ width, height }) }],
  };
}

/**
 * The preview of a linked page. Undefined for cards without a title: players, live rooms and the
 * like.
 */
export function linkCardOf(
  { url, binding_values: values }: SyndicationCard,
  expand: (shortLink: string) => string | undefined,
): Post["card"] {
  const text = (name: string) => values.get(name)?.string_value || undefined;
  const title = text("title");
  const links = [url, text("card_url"), text("website_url")].flatMap((link) => link ?? []);
  const page = links.map((link) => expand(link) ?? link).find(isOutside) ?? links.find(isPage);
  if (title === undefined || page === undefined) return undefined;
  const pictures = pictureNames.map((name) => mediaUrl(values.get(name)?.image_value?.url));
  return {
    url: page,
    title,
    ...omitUndefined({
      description: text("description"),
      domain: text("vanity_url") ?? text("domain"),
      imageUrl: pictures.find((picture) => picture !== undefined),
    }),
  };
}

const isPage = (link: string): boolean => /^https?:\/\//i.test(link);

const isOutside = (link: string): boolean => isPage(link) && !/^https?:\/\/t\.co\//i.test(link);

/** In the order of preference: the largest first. */
const pictureNames = [
  "photo_image_full_size_original",
  "photo_image_full_size_x_large",
  "photo_image_full_size_large",
  "summary_photo_image_original",
  "summary_photo_image_x_large",
  "summary_photo_image_large",
  "player_image_large",
  "thumbnail_image_original",
  "thumbnail_image_large",
  "thumbnail_image",
] as const;
