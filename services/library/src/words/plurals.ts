import { lazily } from "./lazily.ts";

/** A text for one and a text for any other number. */
export type Plural = { readonly one: string; readonly other: string };

/** Chooses the text for a number, in one language, which is put in front of it. Call this once per language. */
export function pluralsOf(locale: string): (count: number, texts: Plural) => string {
  const rules = lazily(() => new Intl.PluralRules(locale));
  const numbers = lazily(() => new Intl.NumberFormat(locale));
  return (count, { one, other }) =>
    `${numbers().format(count)} ${rules().select(count) === "one" ? one : other}`;
}
