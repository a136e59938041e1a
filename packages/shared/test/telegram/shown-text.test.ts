import { expect } from "chai";
import { bold, escapeHtml } from "../../src/telegram/html.ts";
import { shownLine, shownText } from "../../src/telegram/shown-text.ts";

const cleaned: readonly [what: string, text: string, shown: string][] = [
  ["an override of direction", "\u202Egnp.exe\u202C", "gnp.exe"],
  ["embeddings", "a\u202Ab\u202Bc\u202Cd\u202De", "abcde"],
  ["isolates", "a\u2066b\u2067c\u2068d\u2069e", "abcde"],
  ["direction marks", "a\u200Eb\u200Fc\u061Cd", "abcd"],
  ["NUL and other controls", "a\u0000b\u0007c\u001Bd\u007Fe\u009Ff", "abcdef"],
  ["zero-width spaces", "a\u200B\u200B\u200Bb\u2060c\uFEFFd", "abcd"],
  ["soft hyphens and invisible operators", "a\u00ADb\u2061c\u2064d\u034Fe\u180Ef", "abcdef"],
  ["fillers", "\u3164\u115F\u1160\uFFA0a", "a"],
  ["deprecated format characters", "a\u206Ab\u206Fc\uFFF9d\uFFFBe", "abcde"],
  ["joiners in Latin words", "pay\u200Cpal\u200D", "paypal"],
  ["runs of joiners", "می\u200C\u200C\u200D\u200Cخواهم", "می\u200Cخواهم"],
  ["joiners alone", "\u200D\u200C\u200D", ""],
  ["a text hidden in tags", "a\u{E0068}\u{E0069}\u{E007F}b", "ab"],
  ["data hidden in selectors", "a\uFE01\uFE02\u{E0101}\u{E0102}b", "a\uFE01b"],
  ["selectors alone", "\uFE0F\uFE0F a", " a"],
  ["stacked accents", `Z${"\u0301".repeat(50)}a`, `Z${"\u0301".repeat(4)}a`],
  ["half a surrogate pair", "a\uD83D b", "a\uFFFD b"],
  ["noncharacters", "a\uFFFFb\uFDD0c", "abc"],
  ["other line ends", "a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf"],
];

const untouched: readonly string[] = [
  "Grüße, ¿qué tal? 1 < 2 & 3",
  "two\nlines\tand a tab",
  "👩‍👩‍👧 👨🏽‍🚀 🏳️‍🌈 ❤️‍🔥 🧔‍♂️ 1️⃣ ▫️ ⚠️ 🇩🇪",
  "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
  "می‌خواهم نمی‌دانم",
  "שָׁלוֹם עולם",
  "क्‍ष र्‍क ക്‍",
  "ไม่ที่นี่ บ้าน",
  "葛\u{E0100}城",
  "ễ é Å",
];

describe("a text that a chat shows", () => {
  for (const [what, text, shown] of cleaned) {
    it(`has lost ${what}`, () => {
      expect(shownText(text)).to.equal(shown);
      expect(shownText(shown)).to.equal(shown);
    });
  }

  for (const text of untouched) {
    it(`is as it was: ${text}`, () => {
      expect(shownText(text)).to.equal(text);
    });
  }

  it("is cleaned wherever it becomes HTML", () => {
    expect(bold(escapeHtml("<\u202Ea\u0000\u200Bb>"))).to.equal("<b>&lt;ab&gt;</b>");
  });

  it("is one line if it is a name", () => {
    expect(shownLine(" a\n\n✅ Saved\u2028b\u2800 ")).to.equal("a ✅ Saved b");
    expect(shownLine("\u2800\u3164\u200B")).to.equal("");
  });
});
