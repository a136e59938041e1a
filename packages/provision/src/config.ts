import {
  commonConfig,
  queueConfig,
  tableConfig,
  telegramConfig,
} from "@memory/shared/process/config";
import { z } from "zod";

export const provisionConfig = z.object({
  ...commonConfig,
  ...queueConfig,
  ...tableConfig,
  /** Looked at, never used: without it a playground has to stand in. */
  BOT_TOKEN: telegramConfig.BOT_TOKEN.optional(),
});

export type ProvisionConfig = z.output<typeof provisionConfig>;
