import { baseDe } from "./base/de.ts";
import { helpDe } from "./help/de.ts";
import { labelsDe } from "./labels/de.ts";
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
};
