import { Name, Url } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { listOf, optional } from "../../../tweet/tolerant-schema.ts";
import { MediaDetailOrUnread } from "../media-schema.ts";

const Label = optional(z.object({ content: optional(Name) }));

const Component = z.object({
  type: Name.catch("unread"),
  data: z
    .object({
      id: optional(Name),
      media_id: optional(Name),
      media_list: listOf(z.object({ id: optional(Name), destination: optional(Name) })),
      title: Label,
      subtitle: Label,
      destination: optional(Name),
      buttons: listOf(z.object({ destination: optional(Name) })),
    })
    .partial()
    .catch({}),
});
export type UnifiedComponent = z.output<typeof Component>;

const Destination = z.object({
  data: z.object({ url_data: z.object({ url: Url, vanity: optional(Name) }) }),
});

/** An object of named entries, without the limits of a list of them. */
const named = <T extends z.ZodType>(entry: T) =>
  z
    .record(z.string(), entry)
    .catch({})
    .transform((entries) => new Map<string, z.output<T>>(Object.entries(entries)));

/** The JSON of a `unified_card`: components that point to media and to pages. */
export const Unified = z.object({
  component_objects: named(Component),
  destination_objects: named(optional(Destination)),
  media_entities: named(MediaDetailOrUnread),
  components: listOf(z.string()),
  layout: z.unknown().optional(),
});
export type Unified = z.output<typeof Unified>;
