import { baseDe } from "./base/de.ts";
import { inlineDe } from "./inline/de.ts";
import { itemDe } from "./item/de.ts";
import { listDe } from "./list/de.ts";
import { randomDe } from "./random/de.ts";
import { searchDe } from "./search/de.ts";
import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  base: baseDe,
  list: listDe,
  item: itemDe,
  search: searchDe,
  inline: inlineDe,
  random: randomDe,
};
