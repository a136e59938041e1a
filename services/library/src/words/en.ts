import { baseEn } from "./base/en.ts";
import { copiesEn } from "./copies/en.ts";
import { exportEn } from "./export/en.ts";
import { forgetEn } from "./forget/en.ts";
import { helpEn } from "./help/en.ts";
import { importEn } from "./import/en.ts";
import { inlineEn } from "./inline/en.ts";
import { itemEn } from "./item/en.ts";
import { labelsEn } from "./labels/en.ts";
import { lastCopiesEn } from "./last-copies/en.ts";
import { listEn } from "./list/en.ts";
import { memoryEn } from "./memory/en.ts";
import { randomEn } from "./random/en.ts";
import { searchEn } from "./search/en.ts";
import { settingsEn } from "./settings/en.ts";
import { statsEn } from "./stats/en.ts";
import { tagsEn } from "./tags/en.ts";
import { trashEn } from "./trash/en.ts";
import type { Words } from "./words.ts";

/** English. */
export const en: Words = {
  base: baseEn,
  labels: labelsEn,
  tags: tagsEn,
  help: helpEn,
  settings: settingsEn,
  stats: statsEn,
  trash: trashEn,
  forget: forgetEn,
  memory: memoryEn,
  lastCopies: lastCopiesEn,
  export: exportEn,
  import: importEn,
  list: listEn,
  item: itemEn,
  copies: copiesEn,
  search: searchEn,
  inline: inlineEn,
  random: randomEn,
};
