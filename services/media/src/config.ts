import {
  apiRoot,
  commonConfig,
  objectConfig,
  queueConfig,
  slotCount,
  tableConfig,
  wholeNumber,
} from "@memory/shared/process/config";
import { media } from "@memory/shared/programs/media";
import { portConfig } from "@memory/shared/programs/port-config";
import { z } from "zod";

const bytes = wholeNumber(1, Number.MAX_SAFE_INTEGER);

export const mediaConfig = z.object({
  ...commonConfig,
  ...queueConfig,
  ...tableConfig,
  ...objectConfig,
  ...portConfig(media),
  MEDIA_SLOTS: slotCount.default(8),
  /** X's media hosts, or what stands in for them. */
  PHOTO_ROOT: apiRoot("https://pbs.twimg.com"),
  VIDEO_ROOT: apiRoot("https://video.twimg.com"),
  /** Of one file, of one tweet's files, of one person's in a day (UTC), and of all. Unset: as many as there are. */
  MEDIA_MAX_BYTES: bytes.default(200_000_000),
  MEDIA_TWEET_BYTES: bytes.default(1_000_000_000),
  MEDIA_BYTES_PER_DAY: bytes.default(5_000_000_000),
  MEDIA_BYTES_IN_ALL: bytes.optional(),
  /** Files are downloaded into its folder `media`. */
  DATA_DIR: z.string().min(1).default("./data"),
});
export type MediaConfig = z.output<typeof mediaConfig>;
