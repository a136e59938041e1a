import {
  commonConfig,
  portConfig,
  queueConfig,
  slotCount,
  tableConfig,
  telegramConfig,
} from "@memory/shared/process/config";
import { z } from "zod";

export const storeConfig = z.object({
  ...commonConfig,
  ...queueConfig,
  ...tableConfig,
  ...telegramConfig,
  ...portConfig.store,
  STORE_SLOTS: slotCount,
});
