import { baseEn } from "./base/en.ts";
import { exportEn } from "./export/en.ts";
import { importEn } from "./import/en.ts";
import type { Words } from "./words.ts";

/** English. */
export const en: Words = {
  base: baseEn,
  export: exportEn,
  import: importEn,
};
