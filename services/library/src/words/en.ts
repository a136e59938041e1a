import { baseEn } from "./base/en.ts";
import { exportEn } from "./export/en.ts";
import { forgetEn } from "./forget/en.ts";
import { importEn } from "./import/en.ts";
import { inlineEn } from "./inline/en.ts";
import { itemEn } from "./item/en.ts";
import { listEn } from "./list/en.ts";
import { randomEn } from "./random/en.ts";
import { searchEn } from "./search/en.ts";
import type { Words } from "./words.ts";

/** English. */
export const en: Words = {
  base: baseEn,
  forget: forgetEn,
  export: exportEn,
  import: importEn,
  list: listEn,
  item: itemEn,
  search: searchEn,
  inline: inlineEn,
  random: randomEn,
};
