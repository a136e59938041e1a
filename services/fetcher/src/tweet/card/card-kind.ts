/**
 * What a card must hold: a poll; a preview of a linked page; either a page or a picture; an
 * advertiser's JSON; or a film. A name that is not known counts as a film's, because a part that is
 * never named missing is never asked for.
 */
export type CardKind = "poll" | "page" | "page-or-picture" | "unified" | "film";

/** The first rule that matches decides. Names can have digits and a colon in front. */
const rules: readonly (readonly [RegExp, CardKind])[] = [
  [/^poll(?:\d|_)/, "poll"],
  [/^unified_card$/, "unified"],
  [/^(?:summary|summary_large_image|summary_photo_image|app|newsletter_publication)$/, "page"],
  [/^promo_(?:website|app|image)(?:_|$)/, "page-or-picture"],
  [/^player$/, "page-or-picture"],
];

export function cardKind(name: string): CardKind {
  const bare = name.replace(/^\d+:/, "");
  return rules.find(([pattern]) => pattern.test(bare))?.[1] ?? "film";
}
