import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { optional, RawTextString } from "../../../tweet/tolerant-schema.ts";

const Picture = z.object({
  url: optional(Url),
  width: optional(z.number()),
  height: optional(z.number()),
  alt: optional(Words),
});

/** One of the named values of a card. A unified card has all of its JSON in one string. */
const CardValue = z.object({
  string_value: optional(RawTextString),
  boolean_value: optional(z.boolean()),
  image_value: optional(Picture),
});

/** A card shows a linked page, a poll, a film or something live. */
export const Card = z.object({
  /** Without a name, the values alone tell what the card is. */
  name: optional(Name).transform((name = "") => name),
  url: optional(Url),
  binding_values: z
    .record(z.string(), optional(CardValue))
    .catch({})
    .transform((values) => new Map(Object.entries(values))),
});
export type SyndicationCard = z.output<typeof Card>;
