import { baseDe } from "./base/de.ts";
import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  base: baseDe,
};
