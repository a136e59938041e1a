import {
  commonConfig,
  queueConfig,
  tableConfig,
  telegramConfig,
} from "@memory/shared/process/config";
import { library } from "@memory/shared/programs/library";
import { portConfig } from "@memory/shared/programs/port-config";
import { z } from "zod";

export const libraryConfig = z.object({
  ...commonConfig,
  ...queueConfig,
  ...tableConfig,
  ...telegramConfig,
  ...portConfig(library),
});
export type LibraryConfig = z.output<typeof libraryConfig>;
