import { baseDe } from "./base/de.ts";
import { exportDe } from "./export/de.ts";
import { importDe } from "./import/de.ts";
import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  base: baseDe,
  export: exportDe,
  import: importDe,
};
