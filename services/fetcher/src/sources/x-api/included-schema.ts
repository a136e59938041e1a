import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { listOf, optional, Quantity } from "../../tweet/tolerant-schema.ts";

export const XUser = z.object({
  id: Name,
  name: optional(Name),
  username: z.string().regex(/^\w{1,50}$/),
  profile_image_url: optional(Url),
});

export const XMedium = z.object({
  media_key: Name,
  type: Name,
  url: optional(Url),
  preview_image_url: optional(Url),
  width: optional(Quantity),
  height: optional(Quantity),
  duration_ms: optional(Quantity),
  alt_text: optional(Words),
  variants: listOf(z.object({ url: Url, content_type: Name, bit_rate: optional(Quantity) })),
});
export type XMedium = z.output<typeof XMedium>;

export const XPoll = z.object({
  id: Name,
  options: z
    .array(
      z.object({
        position: optional(Quantity),
        label: Name,
        votes: optional(Quantity),
      }),
    )
    .max(10),
  end_datetime: optional(Name),
  voting_status: optional(Name),
});
