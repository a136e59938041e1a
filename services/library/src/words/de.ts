import { baseDe } from "./base/de.ts";
import { exportDe } from "./export/de.ts";
import { forgetDe } from "./forget/de.ts";
import { importDe } from "./import/de.ts";
import { inlineDe } from "./inline/de.ts";
import { itemDe } from "./item/de.ts";
import { listDe } from "./list/de.ts";
import { randomDe } from "./random/de.ts";
import { searchDe } from "./search/de.ts";
import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  base: baseDe,
  forget: forgetDe,
  export: exportDe,
  import: importDe,
  list: listDe,
  item: itemDe,
  search: searchDe,
  inline: inlineDe,
  random: randomDe,
};
