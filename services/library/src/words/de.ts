import { baseDe } from "./base/de.ts";
import { exportDe } from "./export/de.ts";
import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  base: baseDe,
  export: exportDe,
};
