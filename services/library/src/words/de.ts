import { baseDe } from "./base/de.ts";
import { copiesDe } from "./copies/de.ts";
import { exportDe } from "./export/de.ts";
import { forgetDe } from "./forget/de.ts";
import { helpDe } from "./help/de.ts";
import { importDe } from "./import/de.ts";
import { inlineDe } from "./inline/de.ts";
import { itemDe } from "./item/de.ts";
import { labelsDe } from "./labels/de.ts";
import { lastCopiesDe } from "./last-copies/de.ts";
import { listDe } from "./list/de.ts";
import { memoryDe } from "./memory/de.ts";
import { randomDe } from "./random/de.ts";
import { searchDe } from "./search/de.ts";
import { settingsDe } from "./settings/de.ts";
import { statsDe } from "./stats/de.ts";
import { tagsDe } from "./tags/de.ts";
import { trashDe } from "./trash/de.ts";
import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  base: baseDe,
  labels: labelsDe,
  tags: tagsDe,
  help: helpDe,
  settings: settingsDe,
  stats: statsDe,
  trash: trashDe,
  forget: forgetDe,
  memory: memoryDe,
  lastCopies: lastCopiesDe,
  export: exportDe,
  import: importDe,
  list: listDe,
  item: itemDe,
  copies: copiesDe,
  search: searchDe,
  inline: inlineDe,
  random: randomDe,
};
