import { baseEs } from "./base/es.ts";
import type { Words } from "./words.ts";

/** Spanish. */
export const es: Words = {
  base: baseEs,
};
