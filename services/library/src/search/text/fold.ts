/**
 * Letters that Unicode's compatibility decomposition leaves alone, though people type them plainly,
 * and letters that differ between Arabic keyboards but are read as the same.
 */
const plain: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
  ŧ: "t",
  ŋ: "n",
  ς: "σ",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
};
const letters = new RegExp(`[${Object.keys(plain).join("")}]`, "gu");

/**
 * What is written or left out without changing the word: accents of Latin, Greek and Cyrillic, vowel
 * points of Hebrew and Arabic with the Arabic stretching line, skin tones, joiners, variation
 * selectors and other invisible characters. The marks of Indic scripts and of Thai are vowels: they stay.
 */
const ornaments = new RegExp(
  [
    "[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]",
    "[\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7]",
    "[\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed]",
    "[\\u{1f3fb}-\\u{1f3ff}\\u{e0020}-\\u{e007f}\\ufe00-\\ufe0f]",
    "[\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff]",
  ].join("|"),
  "gu",
);

/**
 * The text as it is compared: lower case, without accents, compatibility characters (full width,
 * mathematical letters, ligatures) as plain ones. Equal words fold to equal text, however they are
 * typed.
 */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(ornaments, "")
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKD")
    .replace(ornaments, "")
    .replace(letters, (letter) => plain[letter] ?? letter)
    .normalize("NFC");
