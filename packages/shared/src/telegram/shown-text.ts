/**
 * A text as a chat may show it, without characters that are not seen but act: controls, marks that
 * turn the direction of what follows, fillers, stacked accents, hidden data. Joiners and selectors
 * stay where an emoji or a script needs them. What is kept of a tweet is never changed by this.
 */
export const shownText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/gu, keepSpace)
    .replace(hiddenTags, "$1")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, keepUseful)
    .replace(uselessJoiner, "")
    .replace(uselessSelector, "")
    .replace(/([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+/gu, "$1");

/** The same in one line, such as a name, which must not look like further lines of a reply. */
export const shownLine = (text: string): string =>
  shownText(text)
    .replace(/[\s\u2800]+/g, " ")
    .trim();

const keepSpace = (character: string): string => (/[\n\t]/.test(character) ? character : "");

/** Tags spell the flags of England, Scotland and Wales. Anywhere else they hide a text. */
const hiddenTags = /(🏴[\u{E0030}-\u{E007A}]{2,6}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

const joinersSelectorsAndTags = /\u200C|\u200D|\p{Variation_Selector}|[\u{E0020}-\u{E007F}]/u;
const keepUseful = (character: string): string =>
  joinersSelectorsAndTags.test(character) ? character : "";

/** Joiners belong into emoji, and behind letters of scripts such as Arabic or Devanagari. */
const joinsEmoji =
  "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})";
const unjoined = ["Latin", "Cyrillic", "Greek", "Han", "Hiragana", "Katakana", "Hangul"]
  .map((script) => `\\p{Script=${script}}`)
  .join("");
const joinsLetters = `(?<=[\\p{L}\\p{M}])(?<![${unjoined}\\p{Script=Inherited}])[\\u200C\\u200D]`;
const uselessJoiner = new RegExp(`(?!${joinsEmoji}|${joinsLetters})[\\u200C\\u200D]`, "gu");

/** A selector chooses the form of the one character before it. */
const selectors = "\\p{Variation_Selector}";
const uselessSelector = new RegExp(`(?<=^|[\\s\\u200C\\u200D${selectors}])[${selectors}]`, "gu");
