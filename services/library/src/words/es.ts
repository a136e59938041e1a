import { baseEs } from "./base/es.ts";
import { labelsEs } from "./labels/es.ts";
import { tagsEs } from "./tags/es.ts";
import type { Words } from "./words.ts";

/** Spanish. */
export const es: Words = {
  base: baseEs,
  labels: labelsEs,
  tags: tagsEs,
};
