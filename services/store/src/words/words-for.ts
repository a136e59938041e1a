import { byLanguage } from "@memory/shared/telegram/by-language";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { Words } from "./words.ts";

const languages = new Map<string, Words>([
  ["en", en],
  ["de", de],
  ["es", es],
]);

/** The words in a person's language; English where there are none in it, or it is unknown. */
export const wordsFor = byLanguage(languages, en);
