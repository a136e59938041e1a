import { expect } from "chai";
import { byLanguage } from "../../src/telegram/by-language.ts";

describe("byLanguage", () => {
  const greeting = byLanguage(
    new Map([
      ["en", "hello"],
      ["de", "hallo"],
    ]),
    "hello",
  );

  it("chooses by the language, whatever the region or the case", () => {
    expect(["de", "de-AT", "DE", "en-GB"].map(greeting)).to.deep.equal([
      "hallo",
      "hallo",
      "hallo",
      "hello",
    ]);
  });

  it("falls back for a language that is not known, and for none", () => {
    for (const code of [undefined, "", "-", "fr", "__proto__", "constructor"]) {
      expect(greeting(code), code).to.equal("hello");
    }
  });
});
