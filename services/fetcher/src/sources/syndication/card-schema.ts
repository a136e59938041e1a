import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { optional } from "../../tweet/tolerant-schema.ts";

/** One of the named values of a card. */
const CardValue = z.object({
  string_value: optional(Words),
  boolean_value: optional(z.boolean()),
  image_value: optional(
    z.object({
      url: optional(Url),
      width: optional(z.number()),
      height: optional(z.number()),
    }),
  ),
});

/** A card shows a linked page or a poll. */
export const Card = z.object({
  name: Name,
  url: optional(Url),
  binding_values: z
    .record(z.string(), optional(CardValue))
    .catch({})
    .transform((values) => new Map(Object.entries(values))),
});
export type SyndicationCard = z.output<typeof Card>;
