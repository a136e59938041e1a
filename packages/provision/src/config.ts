import { commonConfig, queueConfig, tableConfig, telegramConfig } from "@memory/shared/config";
import { z } from "zod";

const { HOST, ...ofAllPrograms } = commonConfig;
const { QUEUE_WAIT_SECONDS, ...whereQueuesAre } = queueConfig;

export const provisionConfig = z.object({
  ...ofAllPrograms,
  ...whereQueuesAre,
  ...tableConfig,
  /** Looked at, never used: without it a playground has to stand in. */
  BOT_TOKEN: telegramConfig.BOT_TOKEN.optional(),
});

export type ProvisionConfig = z.output<typeof provisionConfig>;
