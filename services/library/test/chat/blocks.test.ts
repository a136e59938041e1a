import { plain, visibleLength } from "@memory/shared/telegram/html";
import { seeded } from "@memory/testing/mutate";
import { expect } from "chai";
import { type Block, pagesOf } from "../../src/chat/tweets/blocks.ts";

const pieces = [
  "<b>",
  "&amp;",
  "word ",
  "👩‍👩‍👧",
  "\n",
  "https://example.org/a-rather-long-address ",
  "é",
  "<",
];

/** What the pages say, without spaces, since a page may end at one. */
const solid = (text: string) => text.replace(/\s/g, "");

describe("pagesOf", () => {
  it("loses no character, keeps within its room, and cuts no tag and no entity", () => {
    const random = seeded(5);
    const draw = (count: number) => Math.floor(random() * count);
    for (let round = 0; round < 60; round += 1) {
      const blocks = Array.from({ length: 1 + draw(12) }, (_, index): Block => {
        const text = Array.from(
          { length: draw(round * 8) },
          () => pieces[draw(pieces.length)],
        ).join("");
        return { html: `<b>${index}</b> `, text, isQuote: random() < 0.4 };
      });
      const pages = pagesOf(blocks, 1_000);
      for (const page of pages) {
        expect(visibleLength(page)).to.be.within(1, 1_000);
        expect(page.replace(/<\/?(?:b|blockquote)>/g, "")).to.not.match(
          /[<>]|&(?!(?:amp|lt|gt|quot);)/,
        );
        for (const tag of ["b", "blockquote"])
          expect(page.split(`<${tag}>`).length).to.equal(page.split(`</${tag}>`).length);
        expect(page).to.not.match(/\ud83d$|^[\udc00-\udfff\u200d]/);
      }
      const whole = blocks.map(({ text = "" }, index) => `${index} ${text}`).join(" ");
      expect(solid(pages.map(plain).join(" "))).to.equal(solid(whole));
    }
  });

  it("shows the paragraphs of a quote as one", () => {
    const blocks = ["a", "b"].map((text) => ({ html: "", text, isQuote: true }));
    const [page] = pagesOf([...blocks, { html: "c" }], 1_000);
    expect(page).to.equal("<blockquote>a\nb</blockquote>\n\nc");
  });

  it("has one page where there is nothing to say", () => {
    expect(pagesOf([], 1_000)).to.deep.equal([""]);
  });
});
