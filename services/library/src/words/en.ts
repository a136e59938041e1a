import { baseEn } from "./base/en.ts";
import { labelsEn } from "./labels/en.ts";
import { tagsEn } from "./tags/en.ts";
import type { Words } from "./words.ts";

/** English. */
export const en: Words = {
  base: baseEn,
  labels: labelsEn,
  tags: tagsEn,
};
