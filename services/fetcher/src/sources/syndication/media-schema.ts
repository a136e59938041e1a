import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { listOf, optional } from "../../tweet/tolerant-schema.ts";

const MediaDetail = z.object({
  type: Name,
  media_url_https: optional(Url),
  ext_alt_text: optional(Words),
  ext_media_availability: optional(z.object({ status: optional(Name) })),
  original_info: optional(z.object({ width: optional(z.number()), height: optional(z.number()) })),
  video_info: optional(
    z.object({
      duration_millis: optional(z.number()),
      variants: listOf(
        z.object({
          url: Url,
          content_type: Name,
          bitrate: optional(z.number()),
        }),
      ),
    }),
  ),
});
export type MediaDetail = z.output<typeof MediaDetail>;

/** A medium that does not fit still counts as one that the post has, of the type "unread". */
export const MediaDetailOrUnread = MediaDetail.catch(() => MediaDetail.parse({ type: "unread" }));
