/** Scripts that are written without spaces between words: every character is a token of its own. */
const unspaced =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}々ー";
const token = new RegExp(
  `[${unspaced}]|[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\p{So}]|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`,
  "gu",
);

/**
 * The tokens of a folded text in their order: words, single emoji, and the single characters of
 * scripts without spaces, in which a word is then a sequence of tokens.
 */
export const tokensOf = (folded: string): string[] => folded.match(token) ?? [];

const oneUnspaced = new RegExp(`^[${unspaced}]$`, "u");

/** Whether a token is a word between spaces, not a single character of a script without them. */
export const isSpaced = (token: string): boolean => !oneUnspaced.test(token);
