import {
  apiRoot,
  commonConfig,
  objectConfig,
  queueConfig,
  slotCount,
  tableConfig,
} from "@memory/shared/process/config";
import { media } from "@memory/shared/programs/media";
import { portConfig } from "@memory/shared/programs/port-config";
import { z } from "zod";

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
  /** Files are downloaded into a folder below it. */
  DATA_DIR: z.string().min(1).default("./data"),
});
export type MediaConfig = z.output<typeof mediaConfig>;
