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
const FxMediumOrUnread = FxMedium.catch(() => FxMedium.parse({ type: "unread" }));

/** `all` repeats what the other lists have. Groups that are not named here pass, to be counted. */
export const FxMediaGroups = z.looseObject({
  all: listOf(FxMediumOrUnread),
  photos: listOf(FxMediumOrUnread),
  videos: listOf(FxMediumOrUnread),
  broadcast: z.unknown().optional(),
  external: z.unknown().optional(),
  mosaic: z.unknown().optional(),
});
export type FxMediaGroups = z.output<typeof FxMediaGroups>;

/** A live or recorded broadcast: a page, as only a playlist of it can be had. */
export const FxBroadcast = z.object({ url: Url, title: Name.min(1) });
