import type { Media, Post } from "@memory/shared/contracts/tweet";
import { cardKind } from "../../../tweet/card/card-kind.ts";
import type { SyndicationCard } from "./card-schema.ts";
import { nameOf, pictureOf } from "./card-values.ts";
import { filmOf, hasStream } from "./film-card.ts";
import { type Expand, hasHalfPreview, linkCardOf } from "./link-card.ts";
import { hasChoices, pollMedia, pollOf } from "./poll-card.ts";
import { unifiedCard } from "./unified-card.ts";

export type CardParts = {
  readonly poll?: Post["poll"];
  readonly card?: Post["card"];
  readonly media: Media[];
  /** What the card must hold and could not be read. */
  readonly missing: readonly ("poll" | "media" | "card")[];
};

/** What a card holds. `unread` is a card that is there but has no shape that we know. */
export function cardParts(
  card: SyndicationCard | "unread" | undefined,
  readAt: string,
  expand: Expand,
): CardParts {
  if (card === undefined) return { media: [], missing: [] };
  if (card === "unread") return { media: [], missing: ["media"] };
  const kind = hasChoices(card) ? "poll" : cardKind(card.name);
  if (kind === "poll") {
    const { media, isWhole } = pollMedia(card);
    const poll = pollOf(card, readAt);
    const missing = [...(poll === undefined ? (["poll"] as const) : []), ...lacking(isWhole)];
    return { poll, media, missing };
  }
  if (kind === "unified") {
    const { media, isWhole, card: page } = unifiedCard(card);
    return { card: page, media, missing: lacking(isWhole) };
  }
  const page = linkCardOf(card, expand, kind === "page");
  if (kind === "page") {
    const missing = page === undefined ? (["card"] as const) : [];
    return { card: page, media: [], missing: [...missing, ...lacking(!hasStream(card))] };
  }
  const film = filmOf(card);
  const isFilm = kind === "film" || film !== undefined || hasStream(card);
  const picture =
    isFilm || page !== undefined ? undefined : pictureOf(card, "promo_image", "image");
  const medium = film ?? picture;
  const isHalf = film === undefined && page === undefined && hasHalfPreview(card, expand);
  return {
    card: page,
    media: titled(medium, card, page),
    missing: [
      ...(isHalf ? (["card"] as const) : []),
      ...lacking(medium !== undefined || (!isFilm && page !== undefined)),
    ],
  };
}

const lacking = (isWhole: boolean): "media"[] => (isWhole ? [] : ["media"]);

/** A medium whose card leads to no page keeps the card's title as its description. */
function titled(medium: Media | undefined, card: SyndicationCard, page: Post["card"]): Media[] {
  if (medium === undefined) return [];
  const title = page === undefined ? nameOf(card, "title") : undefined;
  return [title === undefined || medium.altText ? medium : { ...medium, altText: title }];
}
