import { byLanguage } from "@memory/shared/telegram/by-language";
import { en } from "./en.ts";

/** The words in a person's language; English where there are none in it, or it is unknown. */
export const wordsFor = byLanguage(new Map([["en", en]]), en);
