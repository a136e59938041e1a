import { baseDe } from "./base/de.ts";
import { labelsDe } from "./labels/de.ts";
import { tagsDe } from "./tags/de.ts";
import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  base: baseDe,
  labels: labelsDe,
  tags: tagsDe,
};
