import {
  commonConfig,
  queueConfig,
  slotCount,
  tableConfig,
  telegramConfig,
} from "@memory/shared/process/config";
import { portConfig } from "@memory/shared/programs/port-config";
import { store } from "@memory/shared/programs/store";
import { z } from "zod";

export const storeConfig = z.object({
  ...commonConfig,
  ...queueConfig,
  ...tableConfig,
  ...telegramConfig,
  ...portConfig(store),
  STORE_SLOTS: slotCount,
});
export type StoreConfig = z.output<typeof storeConfig>;
