import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media, Post } from "@memory/shared/contracts/tweet";
import { isoTime } from "../../../tweet/posted-at.ts";
import type { SyndicationCard } from "./card-schema.ts";
import { nameOf, pictureOf, textOf } from "./card-values.ts";
import { filmOf } from "./film-card.ts";

/** Undefined if the card does not name all of its options, or fewer than two. */
export function pollOf(card: SyndicationCard, readAt: string): Post["poll"] {
  const count = optionCount(card);
  const options = numbers(count).flatMap((number) => {
    const label = nameOf(card, `choice${number}_label`);
    if (label === undefined) return [];
    return [{ label, ...omitUndefined({ votes: votesOf(textOf(card, `choice${number}_count`)) }) }];
  });
  if (options.length < count) return undefined;
  const endsAt = isoTime(textOf(card, "end_datetime_utc"));
  const isFinal = card.binding_values.get("counts_are_final")?.boolean_value;
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

/** Whether a value belongs to an option of a poll, so that there is a poll whatever the card's name is. */
export const hasChoices = ({ binding_values: values }: SyndicationCard): boolean =>
  [...values.keys()].some((key) => /^choice\d{1,2}_label$/.test(key));

const maxOptions = 50;

/** The most that the name (`poll3choice_text_only`), the count or any option's value tells. */
function optionCount(card: SyndicationCard): number {
  const told = [...card.binding_values.keys()].map((key) => /^choice(\d{1,2})_/.exec(key)?.[1]);
  const inName = /(?:^|:)poll(\d)/.exec(card.name)?.[1];
  const all = [2, inName, nameOf(card, "choice_count"), ...told].map((number) => Number(number));
  return Math.min(maxOptions, Math.max(...all.filter((number) => Number.isInteger(number))));
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

const votesOf = (digits: string | undefined): number | undefined =>
  /^\d{1,15}$/.test(digits ?? "") ? Number(digits) : undefined;

/** The pictures or the film of a poll that can be downloaded, and whether those are all. */
export function pollMedia(card: SyndicationCard): { media: Media[]; isWhole: boolean } {
  const known = expectedMedia(card);
  const media = known.flatMap((medium) => medium ?? []);
  return { media, isWhole: media.length === known.length };
}

function expectedMedia(card: SyndicationCard): (Media | undefined)[] {
  if (card.name.endsWith("text_only")) return [];
  if (card.name.endsWith("_image")) return [pictureOf(card, "image")];
  if (card.name.endsWith("poll_choice_images")) {
    return numbers(optionCount(card)).map((number) => pictureOf(card, `choice${number}_image`));
  }
  return [filmOf(card)];
}
