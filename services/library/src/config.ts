import {
  commonConfig,
  objectConfig,
  queueConfig,
  tableConfig,
  telegramConfig,
  wholeNumber,
} from "@memory/shared/process/config";
import { library } from "@memory/shared/programs/library";
import { portConfig } from "@memory/shared/programs/port-config";
import { z } from "zod";

export const libraryConfig = z.object({
  ...commonConfig,
  ...queueConfig,
  ...tableConfig,
  ...objectConfig,
  ...telegramConfig,
  ...portConfig(library),
  /** Where people reach this service's HTTP. Unset: on this machine only. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  /** The folder of the search files, which are built anew from the tables where they are missing. */
  SEARCH_DIR: z.string().min(1).default("./data/search"),
  /** How large all search files together may be. */
  SEARCH_BYTES: wholeNumber(1_000_000, Number.MAX_SAFE_INTEGER).default(2_000_000_000),
  /** Exports are made below it, and imports read, in `tmp`. */
  DATA_DIR: z.string().min(1).default("./data"),
});
export type LibraryConfig = z.output<typeof libraryConfig>;
