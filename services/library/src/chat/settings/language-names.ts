import type { Language } from "@memory/shared/contracts/languages";

/** Each language as those who speak it call it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
};
