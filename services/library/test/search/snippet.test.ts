import { expect } from "chai";
import { snippetOf } from "../../src/search/text/snippet.ts";

/** The snippet with its matches in brackets. */
const shown = (text: string, words: string[], length = 40) =>
  snippetOf(text, words, length)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join("");

describe("snippetOf", () => {
  it("marks every match, as it was written", () => {
    expect(shown("Straße und STRASSE", ["strasse"])).to.equal("[Straße] und [STRASSE]");
    expect(shown("準備週末露營", ["露營"])).to.equal("準備週末[露營]");
    expect(shown("Cafe\u0301 🔥", ["cafe", "🔥"])).to.equal("[Cafe\u0301] [🔥]");
  });

  it("begins before the first match of a long text, at a word, and says that it was cut", () => {
    const text = `${"word ".repeat(30)}needle${" more".repeat(30)}`;
    expect(shown(text, ["needle"], 60)).to.match(/^…word (word )+\[needle\] more( more)*.*…$/);
  });

  it("is the beginning where nothing matches", () => {
    expect(shown("short", ["other"])).to.equal("short");
    expect(shown("0123456789", [], 5)).to.equal("0123…");
  });

  it("cuts no character apart", () => {
    expect(shown("👩‍💻👩‍💻👩‍💻", [], 8)).to.equal("👩‍💻…");
  });
});
