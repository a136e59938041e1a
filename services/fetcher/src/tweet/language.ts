/** X's codes for "none", "only media", "only hashtags" and the like. */
const pseudoCodes = new Set(["und", "zxx", "qme", "qht", "qam", "qct", "qst", "art"]);

/**
 * X's language code as BCP 47 (`in` becomes `id`, `iw` becomes `he`). Undefined if it names no
 * language.
 */
export function languageOf(code: string | null | undefined): string | undefined {
  if (!code || pseudoCodes.has(code)) return undefined;
  try {
    return Intl.getCanonicalLocales(code)[0];
  } catch {
    return undefined;
  }
}
