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
  /** Exports are made below it, and imports read, in `tmp`. */
  DATA_DIR: z.string().min(1).default("./data"),
});
export type LibraryConfig = z.output<typeof libraryConfig>;
