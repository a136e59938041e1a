/**
 * Chooses by the `language_code` that Telegram gives for a person: an IETF tag such as `de` or
 * `pt-br`, of which the part before the hyphen counts. Gives the fallback for a language that is
 * not known.
 */
export const byLanguage =
  <T>(known: ReadonlyMap<string, T>, fallback: T) =>
  (languageCode: string | undefined): T =>
    known.get(languageCode?.split("-", 1)[0]?.toLowerCase() ?? "") ?? fallback;
