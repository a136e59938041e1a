/** The languages that people are answered in, as ISO 639-1. */
export const languages = ["en", "de", "es"] as const;
export type Language = (typeof languages)[number];
