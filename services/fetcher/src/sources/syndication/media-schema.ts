import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { listOf, optional, Quantity } from "../../tweet/tolerant-schema.ts";

const MediaDetail = z.object({
  type: Name,
  media_url_https: optional(Url),
  ext_alt_text: optional(Words),
  ext_media_availability: optional(z.object({ status: optional(Name) })),
  original_info: optional(z.object({ width: optional(Quantity), height: optional(Quantity) })),
  video_info: optional(
    z.object({
      duration_millis: optional(Quantity),
      variants: listOf(
        z.object({
          url: Url,
          content_type: Name,
          bitrate: optional(Quantity),
        }),
      ),
    }),
  ),
});
export type MediaDetail = z.output<typeof MediaDetail>;

/** A medium that does not fit still counts as one that the post has, of the type "unread". */
export const MediaDetailOrUnread = MediaDetail.catch(() => MediaDetail.parse({ type: "unread" }));
