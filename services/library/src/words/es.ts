import { baseEs } from "./base/es.ts";
import { helpEs } from "./help/es.ts";
import { labelsEs } from "./labels/es.ts";
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
};
