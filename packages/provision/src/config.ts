import {
  commonConfig,
  objectConfig,
  queueConfig,
  tableConfig,
  telegramConfig,
} from "@memory/shared/process/config";
import { z } from "zod";

export const provisionConfig = z.object({
  ...commonConfig,
  ...queueConfig,
  ...tableConfig,
  ...objectConfig,
  /** Never used, only looked for: without it there has to be a playground. */
  BOT_TOKEN: telegramConfig.BOT_TOKEN.optional(),
});

export type ProvisionConfig = z.output<typeof provisionConfig>;
