import {
  commonConfig,
  portConfig,
  queueConfig,
  tableConfig,
  telegramConfig,
} from "@memory/shared/process/config";
import { z } from "zod";

export const libraryConfig = z.object({
  ...commonConfig,
  ...queueConfig,
  ...tableConfig,
  ...telegramConfig,
  ...portConfig.library,
});
