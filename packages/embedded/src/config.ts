import {
  commonConfig,
  objectConfig,
  queueConfig,
  tableConfig,
  telegramConfig,
  wholeNumber,
} from "@memory/shared/process/config";
import { fetcher } from "@memory/shared/programs/fetcher";
import { ingest } from "@memory/shared/programs/ingest";
import { library } from "@memory/shared/programs/library";
import { media } from "@memory/shared/programs/media";
import { playground } from "@memory/shared/programs/playground";
import { portConfig } from "@memory/shared/programs/port-config";
import { store } from "@memory/shared/programs/store";
import { z } from "zod";

/** The variables that the launcher itself reads. It passes all variables on to the services. */
export const embeddedConfig = z
  .object({
    ...commonConfig,
    ...queueConfig,
    ...tableConfig,
    ...objectConfig,
    ...portConfig(ingest),
    ...portConfig(fetcher),
    ...portConfig(store),
    ...portConfig(library),
    ...portConfig(media),
    ...portConfig(playground),
    QUEUE_WAIT_SECONDS: wholeNumber(0, 20).default(2),
    BOT_TOKEN: telegramConfig.BOT_TOKEN.optional(),
    TELEGRAM_API_ROOT: z
      .url({ protocol: /^https?$/ })
      .transform((root) => root.replace(/\/+$/, ""))
      .optional(),
    WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATA_DIR: z.string().min(1).default("./data"),
  })
  .refine((config) => config.BOT_TOKEN !== undefined || config.TELEGRAM_API_ROOT === undefined, {
    path: ["TELEGRAM_API_ROOT"],
    error: "needs BOT_TOKEN, since without a token the playground stands in for Telegram",
  });

export type EmbeddedConfig = z.output<typeof embeddedConfig>;
