import { z } from "zod";
import { Name, Url, UserId } from "../bounded.ts";
import { envelope } from "../envelope.ts";
import { Origin } from "../origin.ts";
import { TweetId } from "../tweet.ts";

export const mediumKinds = [
  "photo",
  "video",
  "gif",
  /** The still picture of a video or GIF. */
  "poster",
  "avatar",
  /** The picture above an article. */
  "cover",
  /** The picture of a link's preview. */
  "card",
] as const;
export type MediumKind = (typeof mediumKinds)[number];

/** One file that belongs to a tweet. */
export const WantedMedium = z.object({
  /** Names the file within its tweet, whichever source told of it; see `mediaKey`. */
  key: Name,
  kind: z.enum(mediumKinds),
  /** The best there is. */
  url: Url,
  /** Other files of the same video or GIF. Bits per second; playlists have none. */
  variants: z
    .array(z.object({ url: Url, contentType: Name, bitrate: z.number().optional() }))
    .max(200)
    .optional(),
  /** Milliseconds that a video lasts at its source. */
  durationMs: z.number().optional(),
});
export type WantedMedium = z.infer<typeof WantedMedium>;

/** How many files of a tweet are asked for at most. */
export const mostMedia = 2_000;

/** store, library → media: copy these files of a tweet that somebody keeps. */
export const MediaRequested = z.object({
  ...envelope,
  tweetId: TweetId,
  media: z.array(WantedMedium).min(1).max(mostMedia),
  purpose: z.enum(["save", "repair", "import"]),
  /** For whom: nothing is copied if they keep the tweet no more, and their allowance pays. No table tells it. */
  userId: UserId,
  /** The message whose reply tells of the copies; absent if none does. */
  origin: Origin.optional(),
  languageCode: Name.optional(),
  /** Telegram's number of the update that asked for it. */
  updateId: z.number().int().optional(),
  /** Counts from 1 the copies that were made of this message while it waited. */
  attempt: z.number().int().min(1),
  requestedAt: z.iso.datetime({ precision: 3 }),
});
export type MediaRequested = z.infer<typeof MediaRequested>;

export const mediaRequested = { name: "media-requested", schema: MediaRequested } as const;
