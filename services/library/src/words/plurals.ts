/** A text for one and a text for any other number. */
export type Plural = { readonly one: string; readonly other: string };

/**
 * Chooses the text for a number, in one language, which is put in front of it. Call this once per language:
 * an `Intl` object takes far longer to make than to use.
 */
export function pluralsOf(locale: string): (count: number, texts: Plural) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, { one, other }) =>
    `${numbers.format(count)} ${rules.select(count) === "one" ? one : other}`;
}
