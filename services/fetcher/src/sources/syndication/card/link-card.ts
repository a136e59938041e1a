import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Post } from "@memory/shared/contracts/tweet";
import { isCardPage, isPageOfX } from "../../../tweet/card/card-page.ts";
import { mediaUrl } from "../../../tweet/media-url.ts";
import type { SyndicationCard } from "./card-schema.ts";
import { nameOf, textOf } from "./card-values.ts";

export type Expand = (shortLink: string) => string | undefined;

/** The preview of a linked page. Undefined for cards without a title or without such a page. */
export function linkCardOf(
  card: SyndicationCard,
  expand: Expand,
  isPreview: boolean,
): Post["card"] {
  const { binding_values: values } = card;
  const title = titleOf(card);
  const links = linksOf(card);
  const page = pageOf(card, expand) ?? (isPreview ? links.find(isCardPage) : undefined);
  if (title === undefined || page === undefined) return undefined;
  const pictures = pictureNames.map((name) => mediaUrl(values.get(name)?.image_value?.url));
  return {
    url: page,
    title,
    ...omitUndefined({
      description: textOf(card, "description"),
      domain: nameOf(card, "vanity_url", "domain"),
      imageUrl: pictures.find((picture) => picture !== undefined),
    }),
  };
}

/**
 * Whether a card has one half of a preview: a title and no link at all, or a page and no title. A Space
 * has a page and never a title.
 */
export function hasHalfPreview(card: SyndicationCard, expand: Expand): boolean {
  if (card.binding_values.size === 0) return true;
  if (titleOf(card) === undefined) {
    const page = pageOf(card, expand);
    return page !== undefined && !isPageOfSpace(page);
  }
  return linksOf(card).length === 0;
}

const isPageOfSpace = (link: string): boolean =>
  isPageOfX(link) && URL.parse(link)?.pathname.startsWith("/i/spaces/") === true;

const titleOf = (card: SyndicationCard) =>
  nameOf(card, "title", "app_name", "broadcast_title", "event_title");

const linksOf = (card: SyndicationCard): string[] =>
  [card.url, ...pageNames.map((name) => textOf(card, name))].flatMap((link) => link ?? []);

function pageOf(card: SyndicationCard, expand: Expand): string | undefined {
  const player = [textOf(card, "player_url") ?? ""].filter((link) => !isPageOfX(link));
  return [...linksOf(card).map((link) => expand(link) ?? link), ...player].find(isTarget);
}

const isTarget = (link: string): boolean =>
  isCardPage(link) && URL.parse(link)?.hostname !== "t.co";

const pageNames = ["card_url", "website_dest_url", "website_url", "broadcast_url"] as const;

/** In the order of preference: the largest first. */
const pictureNames = [
  "photo_image_full_size_original",
  "photo_image_full_size_x_large",
  "photo_image_full_size_large",
  "summary_photo_image_original",
  "summary_photo_image_x_large",
  "summary_photo_image_large",
  "promo_image_original",
  "promo_image_x_large",
  "promo_image_large",
  "promo_image",
  "player_image_original",
  "player_image_large",
  "broadcast_thumbnail_original",
  "broadcast_thumbnail_large",
  "event_thumbnail_original",
  "thumbnail_image_original",
  "thumbnail_image_large",
  "thumbnail_image",
] as const;
