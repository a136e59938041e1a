import { baseEn } from "./base/en.ts";
import { helpEn } from "./help/en.ts";
import { labelsEn } from "./labels/en.ts";
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
};
