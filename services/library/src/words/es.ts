import { baseEs } from "./base/es.ts";
import { exportEs } from "./export/es.ts";
import { importEs } from "./import/es.ts";
import type { Words } from "./words.ts";

/** Spanish. */
export const es: Words = {
  base: baseEs,
  export: exportEs,
  import: importEs,
};
