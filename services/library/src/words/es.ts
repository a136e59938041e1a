import { baseEs } from "./base/es.ts";
import { copiesEs } from "./copies/es.ts";
import { exportEs } from "./export/es.ts";
import { forgetEs } from "./forget/es.ts";
import { helpEs } from "./help/es.ts";
import { importEs } from "./import/es.ts";
import { inlineEs } from "./inline/es.ts";
import { itemEs } from "./item/es.ts";
import { labelsEs } from "./labels/es.ts";
import { lastCopiesEs } from "./last-copies/es.ts";
import { listEs } from "./list/es.ts";
import { memoryEs } from "./memory/es.ts";
import { randomEs } from "./random/es.ts";
import { searchEs } from "./search/es.ts";
import { settingsEs } from "./settings/es.ts";
import { statsEs } from "./stats/es.ts";
import { tagsEs } from "./tags/es.ts";
import { trashEs } from "./trash/es.ts";
import type { Words } from "./words.ts";

/** Spanish. */
export const es: Words = {
  base: baseEs,
  labels: labelsEs,
  tags: tagsEs,
  help: helpEs,
  settings: settingsEs,
  stats: statsEs,
  trash: trashEs,
  forget: forgetEs,
  memory: memoryEs,
  lastCopies: lastCopiesEs,
  export: exportEs,
  import: importEs,
  list: listEs,
  item: itemEs,
  copies: copiesEs,
  search: searchEs,
  inline: inlineEs,
  random: randomEs,
};
