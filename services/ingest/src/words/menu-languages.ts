import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { Words } from "./words.ts";

type MenuLanguage = { readonly words: Words; readonly language_code?: string };

/** The languages of the menu. The one without a code is shown to people of every other language. */
export const menuLanguages: readonly MenuLanguage[] = [
  { words: en },
  { words: de, language_code: "de" },
  { words: es, language_code: "es" },
];
