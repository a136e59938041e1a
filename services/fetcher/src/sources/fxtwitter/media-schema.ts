import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { listOf, optional, Quantity } from "../../tweet/tolerant-schema.ts";

const FxMedium = z.object({
  type: Name,
  url: optional(Url),
  thumbnail_url: optional(Url),
  width: optional(Quantity),
  height: optional(Quantity),
  altText: optional(Words),
  /** Seconds. */
  duration: optional(Quantity),
  formats: listOf(
    z.object({
      url: Url,
      container: optional(Name),
      codec: optional(Name),
      bitrate: optional(Quantity),
    }),
  ),
});
export type FxMedium = z.output<typeof FxMedium>;

/** A medium that does not fit still counts as one that the post has, of the type "unread". */
export const FxMediumOrUnread = FxMedium.catch(() => FxMedium.parse({ type: "unread" }));
